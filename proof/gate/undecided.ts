import type { Model, Resource } from "../model/model";
import type { ActiveControl } from "./profile";
import { overlap } from "./reads";

/** Something that a control reads and this view cannot tell: why a verdict is unknown. */
export interface Undecided {
  /** The resource that has the attribute; the subject itself or one that its links reach. */
  address: string;
  /** Dotted path of the attribute; `*` when nothing at all is known of it. */
  attribute: string;
  /** The ARNs it holds, when they point outside what was judged; else it is not known in this view. */
  outside?: string[];
  /** Why the account did not tell it. */
  refused?: string;
  /** That it is known, and masked in what was stored. */
  masked?: true;
}

/** What the control reads that is not known in this view, or points outside it. */
export function undecidedIn(
  { reads: { own, linked } }: ActiveControl,
  subject: Resource,
  reached: Iterable<Resource>,
  refused: Model["refused"] = {},
): Undecided[] {
  const undecided = new Map<string, Undecided>();
  const look = ({ address, unknown, external, masked }: Resource, paths: string[]) => {
    const isRead = (attribute: string) => paths.some((path) => overlap(path, attribute));
    const add = (found: Undecided) => undecided.set(`${address} ${found.attribute}`, found);
    const why = refused[address];
    for (const attribute of unknown) {
      if (!isRead(attribute)) continue;
      const isMasked = masked?.includes(attribute) ?? false;
      add({ address, attribute, ...(why && { refused: why }), ...(isMasked && { masked: true }) });
    }
    for (const [attribute, outside] of Object.entries(external)) {
      if (isRead(attribute)) add({ address, attribute, outside });
    }
  };
  look(subject, own);
  for (const resource of reached) look(resource, linked.get(resource.type) ?? []);
  return [...undecided.values()];
}

/** Those among the types of which the account tells nothing, and why. */
export function refusedTypes(types: Iterable<string>, refused: Model["refused"]): Undecided[] {
  return [...types].flatMap((type) => {
    const why = refused?.[type];
    return why === undefined ? [] : [{ address: type, attribute: "*", refused: why }];
  });
}
