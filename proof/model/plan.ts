import type { Key } from "./address";
import { IncompletePlan, UnknownFormat } from "./errors";
import { isObject, listOr, objectOr, own } from "./json";
import { link } from "./link";
import type { Json, JsonObject, Model } from "./model";
import { Modules, type Planned } from "./modules";
import { entriesOf, Mixed, type Raw, type RawResource, type ReadOptions, UNKNOWN } from "./raw";
import { isListAttribute, isListOfObjects, isTaggable } from "./schema";
import type { Site } from "./site";

/** Actions after which a resource is there; what is deleted or forgotten is not judged. */
const STAYS = new Set(["no-op", "create", "update"]);

export const readPlan = (json: unknown, options: ReadOptions = {}): Model =>
  link("plan", plannedIn(json, options.file), options);

/**
 * Reads a plan as `terraform show -json` writes it. What is unknown until apply is filled with what the
 * configuration says of it: Terraform's own templates, or the references of an expression.
 * @throws UnknownFormat, IncompletePlan
 */
export function plannedIn(json: unknown, file = "the input"): RawResource[] {
  const plan = isObject(json) ? json : {};
  if (!/^1\./.test(String(plan.format_version))) {
    throw new UnknownFormat(file, "plan", plan.format_version, "1.x");
  }
  if (plan.errored === true) throw new IncompletePlan(file, "Terraform stopped on an error");
  if (plan.complete === false) {
    throw new IncompletePlan(
      file,
      "Terraform left changes for a later run, or was told to by -target",
    );
  }
  const modules = new Modules(plan);
  const raw: PlannedResource[] = [];
  const data: PlannedResource[] = [];
  for (const change of listOr(plan.resource_changes)) {
    if (!isObject(change) || !isObject(change.change)) continue;
    if (isJudged(change)) raw.push(new PlannedResource(change, modules));
    else if (change.mode === "data") data.push(new PlannedResource(change, modules));
  }
  modules.hold(raw, data);
  return raw;
}

function isJudged({ mode, deposed, change }: JsonObject): boolean {
  return (
    mode === "managed" &&
    deposed === undefined &&
    listOr(objectOr(change).actions).some((action) => STAYS.has(String(action)))
  );
}

class PlannedResource implements RawResource, Planned {
  readonly address: string;
  readonly type: string;
  readonly #after: JsonObject;
  readonly #unknown: JsonObject;
  #known: { site: Site | undefined } | undefined;

  constructor(
    private readonly entry: JsonObject,
    private readonly modules: Modules,
  ) {
    const change = objectOr(entry.change);
    this.address = String(entry.address);
    this.type = String(entry.type);
    this.#after = objectOr(change.after);
    this.#unknown = objectOr(change.after_unknown);
  }

  get block(): string {
    const { mode, name } = this.entry;
    const block = this.modules.blocks.of(this.type, String(name));
    return mode === "data" ? `data.${block}` : block;
  }

  get module(): string {
    const { module_address: address } = this.entry;
    return typeof address === "string" ? address : "";
  }

  get key(): Key {
    const { index } = this.entry;
    return typeof index === "string" || typeof index === "number" ? index : undefined;
  }

  *attributes(): Iterable<string> {
    yield* Object.keys(this.#after);
    for (const attribute of Object.keys(this.#unknown)) {
      if (!Object.hasOwn(this.#after, attribute)) yield attribute;
    }
  }

  value(attribute: string): Raw | undefined {
    const after = own(this.#after, attribute);
    const unknown = own(this.#unknown, attribute);
    if (!holdsTrue(unknown)) return after;
    const site = this.#site;
    if (!site) return UNKNOWN;
    if (attribute === "tags_all" && unknown === true && isTaggable(this.type)) {
      return this.#allTags(site);
    }
    const expression =
      site.expressions === undefined ? undefined : own(site.expressions, attribute);
    if (unknown === true && site.expressions && isListOfObjects(this.type, attribute)) {
      return expression === undefined ? undefined : UNKNOWN;
    }
    const shapes = objectOr(objectOr(this.entry.change).after_sensitive);
    return filled(attribute, after, unknown, expression, own(shapes, attribute), site);
  }

  isKnown(attribute: string): boolean {
    return !holdsTrue(own(this.#unknown, attribute));
  }

  madeFrom(path: string): Iterable<string> {
    const site = this.#site;
    return site ? site.madeFrom(path.split(".")) : [];
  }

  get #site(): Site | undefined {
    this.#known ??= { site: this.modules.siteOf(this) };
    return this.#known.site;
  }

  /** The provider leaves this unknown when there are no tags at all: then it is its `default_tags`. */
  #allTags(site: Site): Raw {
    const tags = entriesOf(this.value("tags") ?? {});
    const defaults = site.defaultTags();
    return tags && defaults ? new Mixed({ ...defaults, ...tags }) : UNKNOWN;
  }
}

/** Marks a block of which the configuration tells nothing, as it is with `dynamic`. */
const UNTOLD = Symbol("untold");
type Told = Json | undefined | typeof UNTOLD;

/**
 * A planned value with what is unknown in it taken from the configuration.
 * @param marks Terraform's `after_unknown` there: true where a value is unknown
 * @param expression the configuration's expression, or nested blocks of them
 * @param shape Terraform's `after_sensitive` there, which has a list for every list and an object for
 *   every map, known or not: the one place in a plan that tells them from single values
 */
function filled(
  name: string,
  after: Json | undefined,
  marks: Json | undefined,
  expression: Told,
  shape: Json | undefined,
  site: Site,
): Raw | undefined {
  if (!holdsTrue(marks)) return after;
  if (expression === UNTOLD) return untold(after, marks);
  if (marks === true) {
    // Nothing configures it: the provider will compute it. A block could be `dynamic`, though.
    if (expression === undefined) {
      return Array.isArray(shape) && !isListAttribute(name) ? UNKNOWN : undefined;
    }
    return site.raw(expression, Array.isArray(shape) ? "list" : isObject(shape) ? "map" : "single");
  }
  if (Array.isArray(marks)) return filledList(name, listOr(after), marks, expression, shape, site);
  if (!isObject(marks)) return after;
  return filledObject(objectOr(after), marks, expression, shape, site);
}

function untold(after: Json | undefined, marks: Json | undefined): Raw | undefined {
  if (marks === true) return UNKNOWN;
  if (Array.isArray(marks)) {
    const items = listOr(after);
    return new Mixed(marks.map((mark, at) => untold(items[at], mark) ?? null));
  }
  if (!isObject(marks)) return after;
  const entries = objectOr(after);
  return new Mixed(byKey(entries, marks, (key) => untold(own(entries, key), own(marks, key))));
}

function filledList(
  name: string,
  after: Json[],
  marks: Json[],
  expression: Json | undefined,
  shape: Json | undefined,
  site: Site,
): Raw {
  const shapes = listOr(shape);
  const unknown = marks.filter((mark) => mark === true).length;
  const elements = Array.isArray(expression)
    ? undefined
    : site.elements(expression, marks, unknown);
  return new Mixed(
    marks.map((mark, at) => {
      const value = after[at];
      if (mark === true) return elements?.[at] ?? UNKNOWN;
      const block = Array.isArray(expression) ? alike(expression, value) : UNTOLD;
      return filled(name, value, mark, block, shapes[at], site) ?? null;
    }),
  );
}

function filledObject(
  after: JsonObject,
  marks: JsonObject,
  expression: Json | undefined,
  shape: Json | undefined,
  site: Site,
): Raw {
  const shapes = objectOr(shape);
  const written = isObject(expression) ? expression : {};
  const entries = site.entries(expression);
  return new Mixed(
    byKey(after, marks, (key) => {
      const value = own(after, key);
      const mark = own(marks, key);
      if (mark === true && entries) return entries(key);
      return filled(key, value, mark, own(written, key), own(shapes, key), site);
    }),
  );
}

function byKey(
  after: JsonObject,
  marks: JsonObject,
  raw: (key: string) => Raw | undefined,
): { [key: string]: Raw } {
  const keys = new Set([...Object.keys(after), ...Object.keys(marks)]);
  return Object.fromEntries([...keys].map((key) => [key, raw(key) ?? null]));
}

/**
 * Which of the configured blocks a planned one is: the only one whose constants it has. The plan orders
 * the blocks of a set by their content, so their place says nothing.
 */
function alike(blocks: Json[], planned: Json | undefined): Told {
  const candidates = blocks.filter((block) => isObject(block) && couldBe(block, objectOr(planned)));
  const [first] = candidates;
  if (first === undefined) return UNTOLD;
  const written = JSON.stringify(first);
  return candidates.every((other) => JSON.stringify(other) === written) ? first : UNTOLD;
}

function couldBe(block: JsonObject, planned: JsonObject): boolean {
  return Object.entries(block).every(([name, expression]) => {
    const value = own(planned, name);
    if (!isObject(expression) || !("constant_value" in expression) || "references" in expression) {
      return true;
    }
    return value === undefined || value === null || couldEqual(value, expression.constant_value);
  });
}

/**
 * Terraform converts: a number may be configured as a string; and the items of a list may be a set's,
 * or not all of them known. Anything nested deeper says nothing here.
 */
function couldEqual(planned: Json, constant: Json | undefined): boolean {
  if (Array.isArray(planned) && Array.isArray(constant)) {
    const items = constant.map(String);
    return planned.every((item) => item === null || items.includes(String(item)));
  }
  return typeof planned === "object" || typeof constant === "object"
    ? true
    : String(planned) === String(constant);
}

function holdsTrue(marks: Json | undefined): boolean {
  if (marks === true) return true;
  if (typeof marks !== "object" || marks === null) return false;
  for (const key in marks) if (holdsTrue((marks as JsonObject)[key])) return true;
  return false;
}
