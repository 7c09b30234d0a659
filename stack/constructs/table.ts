import { DynamodbTable } from "@cdktf/provider-aws/lib/dynamodb-table";
import { Construct } from "constructs";
import type { Key } from "./key";
import { arn, type Place } from "./place";

export interface TableProps {
  place: Place;
  name: string;
  key: Key;
  /** The attribute, a string, by which an item is found. */
  hashKey: string;
  /** Other ways to find items. */
  indexes?: Index[] | undefined;
}

/** Items by an attribute, in the order of another; those that have both. */
export interface Index {
  name: string;
  hashKey: string;
  rangeKey: string;
}

/**
 * A table that is paid by the request, encrypted by the stack's key, and restorable to any second of
 * the last 35 days. Source: DynamoDB Developer Guide, "Point-in-time recovery".
 */
export class Table extends Construct {
  readonly table: DynamodbTable;
  readonly name: string;
  readonly namedArn: string;

  constructor(scope: Construct, id: string, props: TableProps) {
    super(scope, id);
    const { place, name, key, hashKey, indexes = [] } = props;
    const keys = new Set([hashKey, ...indexes.flatMap((one) => [one.hashKey, one.rangeKey])]);
    this.name = name;
    this.namedArn = arn(place, "dynamodb", `table/${name}`);
    this.table = new DynamodbTable(this, "Default", {
      name,
      billingMode: "PAY_PER_REQUEST",
      hashKey,
      attribute: Array.from(keys, (attribute) => ({ name: attribute, type: "S" })),
      ...(indexes.length > 0 && {
        globalSecondaryIndex: indexes.map((index) => ({ ...index, projectionType: "ALL" })),
      }),
      serverSideEncryption: { enabled: true, kmsKeyArn: key.arn },
      pointInTimeRecovery: { enabled: true },
      deletionProtectionEnabled: false,
    });
  }
}
