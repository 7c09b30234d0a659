import type { Model, Resource } from "../model/model";
import type { ActiveControl } from "./profile";
import { STACK, wantedAttributes } from "./reads";

/** Subjects a slice: enough that the fixed cost of an evaluation is lost in it, small enough for WASM's heap. */
const SUBJECTS_A_SLICE = 4000;

/** What one control judges in one slice. */
export interface Reach {
  control: ActiveControl;
  /** Subject address -> the resources that its verdict may rest on, itself among them. */
  subjects: Map<string, Resource[]>;
}

/** One evaluation: the input of the entrypoint `gate/proven`, and what it is asked about. */
export interface Slice {
  input: object;
  reaches: Reach[];
}

/**
 * The model in slices of a few thousand subjects, each with what their links reach: that keeps a large
 * model linear in time and bounded in memory. Presence controls see every resource of the types they
 * read, in a slice of their own.
 */
export function* slices(model: Model, controls: ActiveControl[]): Generator<Slice> {
  const byType = groupByType(model.resources);
  const byAddress = new Map(model.resources.map((resource) => [resource.address, resource]));
  const wanted = wantedAttributes(controls);

  const presence = controls.filter((control) => control.selects.includes(STACK));
  if (presence.length > 0) {
    const reaches = presence.map((control) => {
      const types = [...control.reads.linked.keys()];
      return { control, subjects: new Map([[STACK, types.flatMap((t) => byType.get(t) ?? [])]]) };
    });
    yield sliceOf(model, wanted, reaches);
  }

  const rest = controls.filter((control) => !control.selects.includes(STACK));
  const selected = new Set(rest.flatMap((control) => control.selects));
  const subjects = model.resources.filter((resource) => selected.has(resource.type));
  for (let from = 0; from < subjects.length; from += SUBJECTS_A_SLICE) {
    const some = subjects.slice(from, from + SUBJECTS_A_SLICE);
    const reaches = rest.map((control) => ({
      control,
      subjects: new Map(
        some
          .filter((resource) => control.selects.includes(resource.type))
          .map((subject) => [subject.address, reachOf(subject, control, byAddress)]),
      ),
    }));
    yield sliceOf(
      model,
      wanted,
      reaches.filter((reach) => reach.subjects.size > 0),
    );
  }
}

function groupByType(resources: Resource[]): Map<string, Resource[]> {
  const byType = new Map<string, Resource[]>();
  for (const resource of resources) {
    const same = byType.get(resource.type);
    if (same) same.push(resource);
    else byType.set(resource.type, [resource]);
  }
  return byType;
}

/** The subject, and everything of the control's linked types that links lead to through those types. */
function reachOf(
  subject: Resource,
  { reads: { linked } }: ActiveControl,
  byAddress: Map<string, Resource>,
): Resource[] {
  if (linked.size === 0) return [subject];
  const reached = new Set([subject]);
  for (const resource of reached) {
    const links = [...Object.values(resource.refs), ...Object.values(resource.dependents)];
    for (const address of links.flat()) {
      const neighbour = byAddress.get(address);
      if (neighbour && linked.has(neighbour.type)) reached.add(neighbour);
    }
  }
  return [...reached];
}

function sliceOf(model: Model, wanted: Map<string, Set<string>>, reaches: Reach[]): Slice {
  const reached = new Set(reaches.flatMap((reach) => [...reach.subjects.values()].flat()));
  const resources = [...reached];
  const position = new Map(resources.map((resource, at) => [resource.address, at]));
  const types: Record<string, number[]> = {};
  for (const [at, { type }] of resources.entries()) {
    types[type] ??= [];
    types[type].push(at);
  }
  position.set(STACK, resources.length);
  const stack = { address: STACK, type: STACK, values: {}, refs: {}, dependents: {}, external: {} };
  const input = {
    view: model.view,
    resources: [
      ...resources.map((resource) => ({
        address: resource.address,
        type: resource.type,
        values: pick(resource.values, wanted.get(resource.type)),
        refs: positions(resource.refs, position),
        dependents: positions(resource.dependents, position),
        external: resource.external,
      })),
      stack,
    ],
    types,
    controls: reaches.map(({ control, subjects }) => {
      const [service, slug] = control.id.split("/");
      const { parameters } = control;
      return {
        service,
        slug,
        parameters,
        subjects: [...subjects.keys()].map((a) => position.get(a)),
      };
    }),
  };
  return { input, reaches };
}

function positions(links: Record<string, string[]>, position: Map<string, number>) {
  const found: Record<string, number[]> = {};
  for (const [key, addresses] of Object.entries(links)) {
    const known = addresses.flatMap((address) => position.get(address) ?? []);
    if (known.length > 0) found[key] = known;
  }
  return found;
}

function pick<T>(from: Record<string, T>, keys: Iterable<string> = []): Record<string, T> {
  const picked: Record<string, T> = {};
  for (const key of keys) {
    const value = from[key];
    if (value !== undefined) picked[key] = value;
  }
  return picked;
}
