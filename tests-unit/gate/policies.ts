import type { Control, Policy } from "../../proof/gate/policy";
import { type ActiveControl, remedyOf } from "../../proof/gate/profile";
import { readsOf } from "../../proof/gate/reads";
import type { GateInput } from "../../proof/gate/slice";

export const control = (id: string, rest: Partial<Control> = {}): Control => ({
  id,
  title: `Title of ${id}`,
  description: `What ${id} is about.`,
  severity: "high",
  profiles: ["baseline"],
  selects: ["aws_sns_topic"],
  reads: ["name"],
  parameters: {},
  frameworks: { soc2: ["CC7.2"] },
  fix: `Fix ${id}.`,
  ...rest,
});

export const active = (control: Control): ActiveControl => ({
  ...control,
  reads: readsOf(control),
  remedy: remedyOf(control.fix, control.parameters),
});

/** A policy that answers as the test says: what the WASM might do, and must never be trusted in. */
export const policy = (
  controls: Control[],
  evaluate: (input: GateInput) => unknown = provesAll,
): Policy => ({
  controls,
  profiles: { baseline: { title: "Baseline", description: "", parameters: {} } },
  digest: "sha256:0",
  evaluate: (bytes) => evaluate(JSON.parse(new TextDecoder().decode(bytes))),
});

/** Proves every subject that it is asked about. */
export function provesAll(input: GateInput): unknown {
  return proves(input, () => true);
}

/** Proves the subjects that `holds` says, in the shape in which the WASM answers. */
export function proves(input: GateInput, holds: (id: string, address: string) => boolean): unknown {
  const result: Record<string, Record<string, string[]>> = {};
  for (const { service, slug, subjects } of input.controls) {
    result[service] ??= {};
    result[service][slug] = subjects
      .map((at) => input.resources[at]?.address ?? "")
      .filter((address) => holds(`${service}/${slug}`, address));
  }
  return [{ result }];
}
