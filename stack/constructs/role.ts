import { IamRole } from "@cdktf/provider-aws/lib/iam-role";
import { IamRolePolicy } from "@cdktf/provider-aws/lib/iam-role-policy";
import { Construct } from "constructs";
import { type Place, roleArn } from "./place";
import { policyDocument, type Statement } from "./policy";

export interface ServiceRoleProps {
  place: Place;
  name: string;
  /** The service that may assume the role, as in `lambda.amazonaws.com`. */
  service: string;
  /** Narrows who may assume it, against the confused deputy. */
  trustCondition?: NonNullable<Statement["Condition"]>;
  /** What the role may do: nothing beyond these. */
  statements: Statement[];
}

/** A role that one AWS service assumes, with its one inline policy. */
export class ServiceRole extends Construct {
  readonly role: IamRole;
  /** Known before apply, unlike `role.arn`: for documents. */
  readonly namedArn: string;
  /** Depend on it where the service tries the permission as soon as it is given the role. */
  readonly policy: IamRolePolicy;

  constructor(scope: Construct, id: string, props: ServiceRoleProps) {
    super(scope, id);
    this.namedArn = roleArn(props.place, props.name);
    this.role = new IamRole(this, "Default", {
      name: props.name,
      assumeRolePolicy: policyDocument([
        {
          Effect: "Allow",
          Principal: { Service: props.service },
          Action: "sts:AssumeRole",
          ...(props.trustCondition && { Condition: props.trustCondition }),
        },
      ]),
    });
    this.policy = new IamRolePolicy(this, "policy", {
      name: props.name,
      role: this.role.name,
      policy: policyDocument(props.statements),
    });
  }
}
