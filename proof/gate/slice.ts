import { Joined } from "../model/joined";
import type { Json, Model, Resource, View } from "../model/model";
import type { Links } from "./links";
import type { ActiveControl } from "./profile";
import { attributeOf, isPresence, STACK, wantedAttributes } from "./reads";

/** Subjects a slice: enough that its fixed cost is lost in it, few enough that WASM's heap stays in the cache. */
const SUBJECTS_A_SLICE = 1000;

/** What one control is asked about. */
export interface Asked {
  control: ActiveControl;
  subjects: Resource[];
}

/** The input of the entrypoint `gate/proven`: the model, its links as positions in `resources`. */
export interface GateInput {
  view: View;
  resources: GateResource[];
  /** Resource type -> positions. */
  types: Record<string, number[]>;
  controls: {
    service: string;
    slug: string;
    parameters: Record<string, Json>;
    /** Positions of what is to be judged. */
    subjects: number[];
  }[];
}

/** A resource as the controls see it: only what some control reads; links that lead nowhere are left out. */
interface GateResource {
  address: string;
  type: string;
  values: Record<string, Json>;
  refs?: Record<string, number[]>;
  dependents?: Record<string, number[]>;
  external?: Record<string, string[]>;
  unknown?: string[];
}

/** One evaluation: what is asked, and the part of the model that the answers may rest on. */
export interface Slice {
  input: GateInput;
  asked: Asked[];
}

/**
 * The model in slices of a thousand subjects, each with what their links reach: that keeps a large
 * model linear in time and bounded in memory. Presence controls see every resource of the types they
 * read, in a slice of their own.
 */
export function* slices(
  model: Model,
  links: Links,
  controls: ActiveControl[],
  size = SUBJECTS_A_SLICE,
): Generator<Slice> {
  const presence = controls.filter(isPresence);
  if (presence.length > 0) {
    yield sliceOf(
      model.view,
      links,
      presence.map((control) => ({ control, subjects: [STACK] })),
    );
  }
  const rest = controls.filter((control) => !isPresence(control));
  const selected = new Set(rest.flatMap((control) => control.selects));
  const subjects = model.resources
    .filter((resource) => selected.has(resource.type))
    .sort((a, b) => (a.address < b.address ? -1 : 1));
  for (let from = 0; from < subjects.length; from += size) {
    yield sliceOf(model.view, links, askedOf(rest, subjects.slice(from, from + size)));
  }
}

/** The whole model and every control in one input, as other engines evaluate it. */
export function gateInput(model: Model, links: Links, controls: ActiveControl[]): GateInput {
  const rest = controls.filter((control) => !isPresence(control));
  const presence = controls.filter(isPresence).map((control) => ({ control, subjects: [STACK] }));
  return sliceOf(model.view, links, [...presence, ...askedOf(rest, model.resources)]).input;
}

/** A slice that asks the same of one control only. */
export function narrow({ input, asked }: Slice, at: number): Slice {
  return {
    input: { ...input, controls: input.controls.slice(at, at + 1) },
    asked: asked.slice(at, at + 1),
  };
}

function askedOf(controls: ActiveControl[], resources: Resource[]): Asked[] {
  const asked = controls.map((control): Asked => ({ control, subjects: [] }));
  const selecting = new Map<string, Asked[]>();
  for (const one of asked) {
    for (const type of new Set(one.control.selects)) {
      selecting.set(type, [...(selecting.get(type) ?? []), one]);
    }
  }
  for (const resource of resources) {
    for (const { subjects } of selecting.get(resource.type) ?? []) subjects.push(resource);
  }
  return asked.filter(({ subjects }) => subjects.length > 0);
}

function sliceOf(view: View, links: Links, asked: Asked[]): Slice {
  const reached = new Set(asked.flatMap(({ subjects }) => subjects));
  for (const { control, subjects } of asked) {
    if (control.reads.linked.size === 0) continue;
    for (const resource of links.reach(subjects, control)) reached.add(resource);
  }
  const position = new Map<string, number>();
  const types: Record<string, number[]> = {};
  for (const { address, type } of reached) {
    types[type] ??= [];
    types[type].push(position.size);
    position.set(address, position.size);
  }
  const wanted = wantedAttributes(asked.map(({ control }) => control));
  const resources: GateResource[] = [];
  for (const resource of reached) {
    resources.push(seenByControls(resource, wanted.get(resource.type) ?? NOTHING, position));
  }
  addDependents(resources);
  const controls = asked.map(({ control, subjects }) => {
    const [service = "", slug = ""] = control.id.split("/");
    return {
      service,
      slug,
      parameters: control.parameters,
      subjects: subjects.map(({ address }) => position.get(address) as number),
    };
  });
  return { input: { view, resources, types, controls }, asked };
}

const NOTHING: ReadonlySet<string> = new Set();

/** In plain loops over own keys: every resource of a large model passes here. */
function seenByControls(
  { address, type, values, refs, external, unknown }: Resource,
  attributes: ReadonlySet<string>,
  position: ReadonlyMap<string, number>,
): GateResource {
  const seen: GateResource = { address, type, values: {} };
  for (const attribute of attributes) {
    const value = values[attribute];
    if (value !== undefined) seen.values[attribute] = value;
  }
  for (const path in refs) {
    if (!attributes.has(attributeOf(path))) continue;
    const known: number[] = [];
    for (const target of refs[path] ?? []) {
      const at = position.get(target);
      if (at !== undefined) known.push(at);
    }
    if (known.length > 0) {
      seen.refs ??= {};
      seen.refs[path] = known;
    }
  }
  for (const path in external) {
    if (!attributes.has(attributeOf(path))) continue;
    seen.external ??= {};
    seen.external[path] = external[path] ?? [];
  }
  if (unknown.length > 0) {
    const unsure = unknown.filter((path) => attributes.has(attributeOf(path)));
    if (unsure.length > 0) seen.unknown = unsure;
  }
  return seen;
}

/** The links of the slice the other way round: of what the model has, only what is in the slice. */
function addDependents(resources: GateResource[]): void {
  const keys = new Joined();
  for (const [at, { type, refs }] of resources.entries()) {
    for (const path in refs) {
      const by = keys.of(type, path);
      for (const target of refs[path] ?? []) {
        const referred = resources[target];
        if (!referred) continue;
        referred.dependents ??= {};
        const same = referred.dependents[by];
        if (same) same.push(at);
        else referred.dependents[by] = [at];
      }
    }
  }
}
