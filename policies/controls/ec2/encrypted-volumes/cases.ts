import fc from "fast-check";
import type { BadCase, CaseConfig, ControlCases } from "../../../lib/cases";

const ARN = "arn:aws:kms:us-east-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab";
const key: CaseConfig = { "aws_kms_key.k": { description: "volumes" } };
const encrypted = { encrypted: "true", kms_key_id: "${aws_kms_key.k.arn}" };
const device = (ebs: unknown, device_name = "/dev/xvda") => ({ device_name, ebs });
const template = (...block_device_mappings: unknown[]): CaseConfig => ({
  ...key,
  "aws_launch_template.t": { name: "t", block_device_mappings },
});
const volume = (changes: Record<string, unknown> = {}): CaseConfig => ({
  ...key,
  "aws_ebs_volume.v": { size: 8, encrypted: true, kms_key_id: "${aws_kms_key.k.id}", ...changes },
});
const ROOT = { encrypted: true, kms_key_id: "${aws_kms_key.k.arn}" };
const machine = (changes: Record<string, unknown> = {}): CaseConfig => ({
  ...key,
  "aws_instance.m": { instance_type: "t3.small", root_block_device: ROOT, ...changes },
});
const badMachine = (changes: Record<string, unknown>): BadCase => ({
  config: machine(changes),
  at: ["aws_instance.m"],
});
const bad = (...devices: unknown[]): BadCase => ({
  config: template(...devices),
  at: ["aws_launch_template.t"],
});
const badly = (changes: Record<string, unknown>) => bad(device({ ...encrypted, ...changes }));
const badVolume = (changes: Record<string, unknown>): BadCase => ({
  config: volume(changes),
  at: ["aws_ebs_volume.v"],
});

export const cases: ControlCases = {
  pass: {
    "a template's": template(device([encrypted])),
    "a template's, said by true": template(device({ ...encrypted, encrypted: true })),
    "two, by a key that is made elsewhere": template(
      device(encrypted),
      device({ encrypted: "true", kms_key_id: ARN }, "/dev/sdb"),
    ),
    "by an alias": {
      ...template(device({ ...encrypted, kms_key_id: "${aws_kms_alias.a.arn}" })),
      "aws_kms_alias.a": { name: "alias/a", target_key_id: "${aws_kms_key.k.id}" },
    },
    "beside a disk of the machine's own, and a device that is left out": template(
      device(encrypted),
      { device_name: "/dev/sdb", virtual_name: "ephemeral0" },
      { device_name: "/dev/sdc", no_device: "true" },
    ),
    "a machine's": machine(),
    "a machine's, and one more": machine({
      ebs_block_device: [{ device_name: "/dev/sdb", ...ROOT, kms_key_id: ARN }],
    }),
    "a volume by itself": volume(),
    "a volume by itself, by a key that is made elsewhere": volume({ kms_key_id: ARN }),
  },
  fail: {
    "no volume named": bad(),
    "nothing said": {
      config: { "aws_launch_template.t": { name: "t" } },
      at: ["aws_launch_template.t"],
    },
    "a device of which nothing is said": bad({ device_name: "/dev/xvda" }),
    "only a disk of the machine's own": bad({
      device_name: "/dev/sdb",
      virtual_name: "ephemeral0",
    }),
    "not encrypted": badly({ encrypted: "false" }),
    "not said to be": badly({ encrypted: null }),
    "by AWS's key": badly({ kms_key_id: null }),
    "by AWS's key, by its alias": badly({ kms_key_id: "alias/aws/ebs" }),
    "one of two": bad(device(encrypted), device({ encrypted: "true" }, "/dev/sdb")),
    "one of two, by something else": {
      config: {
        ...template(
          device(encrypted),
          device({ ...encrypted, kms_key_id: "${aws_sns_topic.t.arn}" }),
        ),
        "aws_sns_topic.t": { name: "t" },
      },
      at: ["aws_launch_template.t"],
    },
    "a machine of whose volume nothing is said": badMachine({ root_block_device: null }),
    "a machine's that is not encrypted": badMachine({
      root_block_device: { ...ROOT, encrypted: false },
    }),
    "a machine's, not said to be": badMachine({ root_block_device: { volume_size: 8 } }),
    "a machine's, by AWS's key": badMachine({ root_block_device: { encrypted: true } }),
    "a machine's second": badMachine({ ebs_block_device: { device_name: "/dev/sdb" } }),
    "one of a machine's three": badMachine({
      ebs_block_device: [
        { device_name: "/dev/sdb", ...ROOT },
        { device_name: "/dev/sdc", ...ROOT, encrypted: false },
      ],
    }),
    "a volume by itself": badVolume({ encrypted: false }),
    "a volume by itself, not said to be": badVolume({ encrypted: null }),
    "a volume by itself, by AWS's key": badVolume({ kms_key_id: null }),
  },
  unknown: {
    "a variable's key": badly({ kms_key_id: "${var.key}" }),
    "a variable's word": badly({ encrypted: "${var.encrypted}" }),
    "a machine's, by a variable's key": badMachine({
      root_block_device: { ...ROOT, kms_key_id: "${var.key}" },
    }),
    "a volume by itself, by a variable's key": badVolume({ kms_key_id: "${var.key}" }),
  },
  damage: {
    "aws_launch_template.block_device_mappings.ebs.encrypted": fc.constantFrom("false", "TRUE"),
    "aws_ebs_volume.encrypted": fc.constant(false),
    "aws_ebs_volume.kms_key_id": fc.constantFrom("alias/aws/ebs", "key"),
    "aws_instance.root_block_device.encrypted": fc.constant(false),
    "aws_instance.root_block_device.kms_key_id": fc.constantFrom("alias/aws/ebs", "key"),
    "aws_instance.ebs_block_device.encrypted": fc.constant(false),
    "aws_instance.ebs_block_device.kms_key_id": fc.constantFrom("alias/aws/ebs", "key"),
  },
  equivalent: [
    "aws_launch_template.block_device_mappings.ebs.kms_key_id",
    "aws_ebs_volume.kms_key_id",
    "aws_instance.root_block_device.kms_key_id",
  ].map((path) => ({
    path,
    damage: "* for its like",
    because: "another customer key is a customer key too",
  })),
};
