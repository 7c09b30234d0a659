import { SsmParameter } from "@cdktf/provider-aws/lib/ssm-parameter";
import { Construct } from "constructs";
import type { Key } from "./key";

interface Parameter {
  description: string;
  value: string;
}

export interface ParametersProps {
  key: Key;
  /** What all names begin with, without a slash at its end. */
  path: string;
  /** What resources are called, their ARNs and addresses: no secret. */
  known: Record<string, Parameter>;
  /** Everything else. */
  secret: Record<string, Parameter>;
}

/**
 * What teams and programs look up; what is more than a resource's name is encrypted by the stack's key.
 * Source: Systems Manager User Guide, "SecureString parameters".
 */
export class Parameters extends Construct {
  constructor(scope: Construct, id: string, { key, path, known, secret }: ParametersProps) {
    super(scope, id);
    for (const [name, parameter] of Object.entries(known)) {
      new SsmParameter(this, name, { ...parameter, name: `${path}/${name}`, type: "String" });
    }
    for (const [name, parameter] of Object.entries(secret)) {
      new SsmParameter(this, name, {
        ...parameter,
        name: `${path}/${name}`,
        type: "SecureString",
        keyId: key.arn,
      });
    }
  }
}
