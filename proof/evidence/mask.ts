import { NestedTooDeep } from "../model/errors";
import { isObject, put } from "../model/json";
import { besideMasks, isMask, maskOf } from "../model/masked";
import type { Json, JsonObject } from "../model/model";

/** Shorter values that are sensitive stand elsewhere by chance; longer ones are masked wherever they do. */
const TELLING = 8;

/**
 * Key material that is known by its shape: private keys as RFC 7468 writes them, AWS access keys (IAM
 * User Guide, "IAM identifiers"), tokens with the prefixes that GitHub, GitLab, Slack, Stripe, Google and
 * npm publish so that they can be found, JSON Web Tokens, and passwords within URLs.
 */
const KEY_MATERIAL = new RegExp(
  [
    /-----BEGIN (?:[A-Z0-9]+ )*PRIVATE KEY-----[\s\S]*?(?:-----END (?:[A-Z0-9]+ )*PRIVATE KEY-----|$)/,
    /\b(?:AKIA|ASIA)[A-Z2-7]{16}\b/,
    /\bgh[opsru]_\w{36,}|\bgithub_pat_\w{22,}|\bglpat-[\w-]{20,}/,
    /\bxox[abeoprs]-[\w-]{10,}|(?<=hooks\.slack\.com\/services\/)[\w/]+/,
    /\b[rs]k_live_\w{16,}|\bAIza[\w-]{35}|\bnpm_\w{36}/,
    /\beyJ[\w-]{10,}\.eyJ[\w-]{10,}\.[\w-]+/,
    /(?<=:\/\/[^\s:@/]{1,64}:)[^\s:@/]+(?=@)/,
  ]
    .map(({ source }) => source)
    .join("|"),
  "g",
);

/** Something of each of those: looking for this first is six times as fast, and most text has none. */
const HINT =
  /-----BEGIN|A[KS]IA|gh[opsru]_|github_pat_|glpat-|xox[abeoprs]-|hooks\.slack|k_live_|AIza|npm_|eyJ|:\/\//;

/** Names of what is a secret whatever it looks like. */
const SECRET_NAME =
  /(?:^|[_-])(?:password|passwd|secret_?access_?key|private_?key|client_?secret|auth_?token|api_?key)$/i;

/** More than Terraform nests, and little enough for every recursion here. */
const MAX_DEPTH = 500;

/** Values beside the marks that say what in them is sensitive: of a state, and of a plan's changes. */
const MARKS = { values: "sensitive_values", before: "before_sensitive", after: "after_sensitive" };

/** Where Terraform writes what was given in the configuration: of an expression, a variable, an output. */
const GIVEN = new Set(["constant_value", "default", "value"]);

/** `<type>.<attribute path>` of what may be shown although Terraform marks it as sensitive. */
export type Revealed = ReadonlySet<string>;

export interface Masking {
  /** What was given, itself when there is nothing to mask in it. */
  input: Json;
  /** How many different values were masked. */
  masked: number;
  /** Those values: never to be written. */
  secrets: string[];
}

/**
 * Masks, in a plan, a state or synthesized Terraform, what must not be stored: what Terraform marks as
 * sensitive, wherever else it stands too, and key material.
 * @param file what messages call it
 * @param secrets what was masked in other inputs
 * @throws NestedTooDeep
 */
export function mask(
  input: Json,
  file: string,
  revealed: Revealed = new Set(),
  secrets: readonly string[] = [],
): Masking {
  const masks = new Masks(secrets);
  const unmarked = new Unmarked(masks, file);
  let shown = new Marked(masks, revealed, file).walk(input);
  // What is a secret by its name alone may stand before it as well.
  for (let known = -1; known < masks.size; ) {
    known = masks.size;
    shown = unmarked.walk(shown);
  }
  return { input: shown, masked: masks.size, secrets: masks.values };
}

/** The masks of one input: equal values have the same. */
class Masks {
  readonly #numbers = new Map<string, number>();
  #telling: RegExp | undefined;

  constructor(private readonly elsewhere: readonly string[]) {}

  get values(): string[] {
    return [...this.#numbers.keys()];
  }

  get size(): number {
    return this.#numbers.size;
  }

  of(value: string): string {
    if (!this.#numbers.has(value)) {
      this.#numbers.set(value, this.#numbers.size + 1);
      this.#telling = undefined;
    }
    return maskOf(this.#numbers.get(value) as number);
  }

  has(value: string): boolean {
    return this.#numbers.has(value);
  }

  /** The text with the sensitive values that are part of it masked. */
  within(text: string): string {
    if (this.#numbers.size + this.elsewhere.length === 0) return text;
    const all = () => new Set([...this.elsewhere, ...this.#numbers.keys()]);
    this.#telling ??= anyOf([...all()].filter((value) => value.length >= TELLING));
    return text.replace(this.#telling, (value) => this.of(value));
  }
}

/** Matches the longest first, so that of two values of which one holds the other none is left over. */
function anyOf(values: string[]): RegExp {
  const alternatives = values
    .sort((a, b) => b.length - a.length)
    .map((value) => value.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&"));
  return alternatives.length > 0 ? new RegExp(alternatives.join("|"), "g") : /(?!)/g;
}

/** Masks what Terraform marks. */
class Marked {
  constructor(
    private readonly masks: Masks,
    private readonly revealed: Revealed,
    private readonly file: string,
  ) {}

  walk(input: Json): Json {
    const variables = sensitiveVariables(input);
    const walked = this.#inner(input, "", 0);
    if (!isObject(walked) || !isObject(walked.variables)) return walked;
    const given = eachEntry(walked.variables, (variable, name) =>
      variables.has(name) ? this.#given(variable) : variable,
    );
    return eachEntry(walked, (value, key) => (key === "variables" ? given : value));
  }

  /** @param type of the resource that this is part of; empty when it is part of none */
  #inner(value: Json, type: string, depth: number): Json {
    if (depth > MAX_DEPTH) throw new NestedTooDeep(this.file, "it", "something");
    return typeof value === "object" && value !== null ? this.#items(value, type, depth) : value;
  }

  #items(value: Json[] | JsonObject, type: string, depth: number): Json {
    if (!isObject(value)) return eachItem(value, (item) => this.#inner(item, type, depth + 1));
    const own = typeof value.address === "string" ? String(value.type) : type;
    const marked = value.sensitive === true ? this.#given(value) : value;
    return eachEntry(marked as JsonObject, (item, key) => {
      const marks = Object.hasOwn(MARKS, key) ? value[MARKS[key as keyof typeof MARKS]] : undefined;
      const shown = marks === undefined ? item : this.#hide(item, marks, own);
      return this.#inner(shown, own, depth + 1);
    });
  }

  /** A sensitive variable, output or constant, with what was given for it masked. */
  #given(value: Json): Json {
    if (!isObject(value)) return value;
    return eachEntry(value, (item, key) => (GIVEN.has(key) ? this.#hide(item, true, "") : item));
  }

  /** @param path dotted, without indices, after the type */
  #hide(value: Json, marks: Json, path: string): Json {
    if (this.revealed.has(path)) return value;
    if (typeof value !== "object" || value === null)
      return marks === true ? this.#leaf(value) : value;
    if (marks === true)
      return Object.keys(value).length > 0 ? this.masks.of(JSON.stringify(value)) : value;
    if (typeof marks !== "object" || marks === null || Object.keys(marks).length === 0)
      return value;
    const marksAt = (key: string | number): Json =>
      Object.hasOwn(marks, key) ? ((marks as JsonObject)[key] ?? false) : false;
    return isObject(value)
      ? eachEntry(value, (item, key) => this.#hide(item, marksAt(key), `${path}.${key}`))
      : eachItem(value, (item, at) => this.#hide(item, marksAt(at), path));
  }

  /** Whether nothing is there is told by the absence of a value, and hides none. */
  #leaf(value: string | number | boolean | null): Json {
    if (value === null || value === "" || isMask(String(value))) return value;
    return this.masks.of(String(value));
  }
}

/** Masks what nobody marked: what is sensitive elsewhere, and key material. */
class Unmarked {
  constructor(
    private readonly masks: Masks,
    private readonly file: string,
  ) {}

  walk(value: Json, key = "", isSecret = false, depth = 0): Json {
    if (depth > MAX_DEPTH) throw new NestedTooDeep(this.file, "it", "something");
    if (typeof value === "string") return this.#text(value, key, isSecret);
    if (typeof value !== "object") {
      return GIVEN.has(key) && this.masks.has(String(value)) ? this.masks.of(String(value)) : value;
    }
    return value === null ? value : this.#items(value, key, isSecret, depth);
  }

  #items(value: Json[] | JsonObject, key: string, isSecret: boolean, depth: number): Json {
    if (!isObject(value)) {
      return eachItem(value, (item) => this.walk(item, key, isSecret, depth + 1));
    }
    const secret = SECRET_NAME.test(key);
    return eachEntry(value, (item, name) =>
      this.walk(item, name, secret && GIVEN.has(name), depth + 1),
    );
  }

  #text(text: string, key: string, isSecret: boolean): string {
    const isNamed = isSecret || SECRET_NAME.test(key);
    if (isNamed || (GIVEN.has(key) && this.masks.has(text))) {
      return isMask(text) ? text : this.masks.of(text);
    }
    return besideMasks(text, this.#part);
  }

  readonly #part = (text: string): string => {
    const clean = HINT.test(text)
      ? text.replace(KEY_MATERIAL, (found) => this.masks.of(found))
      : text;
    return besideMasks(clean, (part) => this.masks.within(part));
  };
}

/** The variables that a plan's configuration declares sensitive. */
function sensitiveVariables(input: Json): Set<string> {
  const root = at(at(input, "configuration"), "root_module");
  const declared = at(root, "variables");
  const names = isObject(declared) ? Object.keys(declared) : [];
  return new Set(names.filter((name) => at(at(declared, name), "sensitive") === true));
}

const at = (value: Json | undefined, key: string): Json | undefined =>
  isObject(value) && Object.hasOwn(value, key) ? value[key] : undefined;

/** The same list when nothing in it changes: a large input is not copied to mask nothing. */
function eachItem(list: Json[], change: (item: Json, at: number) => Json): Json[] {
  let changed: Json[] | undefined;
  for (let at = 0; at < list.length; at += 1) {
    const item = list[at] as Json;
    const now = change(item, at);
    if (now === item) continue;
    changed ??= [...list];
    changed[at] = now;
  }
  return changed ?? list;
}

/** The same of an object. */
function eachEntry(object: JsonObject, change: (item: Json, key: string) => Json): JsonObject {
  let changed: JsonObject | undefined;
  for (const key in object) {
    const item = object[key] as Json;
    const now = change(item, key);
    if (now === item) continue;
    changed ??= { ...object };
    put(changed, key, now);
  }
  return changed ?? object;
}
