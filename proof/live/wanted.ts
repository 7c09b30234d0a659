import type { Wanted } from "../model/raw";
import type { Collector } from "./collector";
import { COLLECTORS } from "./collectors";

/** What is to be read of an account: which types, by whom, and which of their attributes. */
export class Catalogue {
  readonly #collectors: ReadonlyMap<string, Collector>;
  /** Type -> the attributes that are judged or that tell its resources from each other. */
  readonly wanted: Wanted;
  /** Types that are to be judged, and of which there is no collector. */
  readonly unreadable: string[];

  /**
   * @param judged type -> the attributes that some control reads
   * @param declared the types that are declared, when nothing but that and its parts is to be read
   */
  constructor(judged: Wanted, declared?: ReadonlySet<string>) {
    const types = [...judged.keys()].filter(
      (type) => type.startsWith("aws_") && (!declared || mayBePart(type, declared)),
    );
    const collectors = withNeeded(types);
    this.#collectors = new Map(collectors.map((collector) => [collector.type, collector]));
    this.unreadable = types.filter((type) => !this.#collectors.has(type));
    this.wanted = new Map(
      [...types, ...this.#collectors.keys()].map((type) => [
        type,
        new Set([...(judged.get(type) ?? []), ...this.identity(type).flat()]),
      ]),
    );
  }

  get collectors(): Collector[] {
    return [...this.#collectors.values()];
  }

  get(type: string): Collector | undefined {
    return this.#collectors.get(type);
  }

  identity(type: string): readonly (readonly string[])[] {
    return this.get(type)?.identity ?? [];
  }

  /** The attribute by which the resources of a type go among their like. */
  nameOf(type: string): string | undefined {
    const by = this.get(type)?.within?.by;
    return this.identity(type)[0]?.find((attribute) => attribute !== by);
  }

  /** The types whose tags are to be read. */
  get withTags(): Set<string> {
    return new Set(
      [...this.wanted.keys()].filter((type) => this.wanted.get(type)?.has("tags_all")),
    );
  }
}

/** Whether resources of a type are declared, or may be parts of what is. */
function mayBePart(type: string, declared: ReadonlySet<string>): boolean {
  if (declared.has(type)) return true;
  const parent = COLLECTORS.find((one) => one.type === type)?.within?.type;
  return parent !== undefined && mayBePart(parent, declared);
}

/** The collectors of the types, and of what their identities link to. */
function withNeeded(types: string[]): Collector[] {
  const needed = new Set(types);
  for (const type of needed) {
    const collector = COLLECTORS.find((one) => one.type === type);
    for (const other of collector?.needs ?? []) needed.add(other);
    if (collector?.within) needed.add(collector.within.type);
  }
  return COLLECTORS.filter(({ type }) => needed.has(type));
}
