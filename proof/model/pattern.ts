/** One comparison of a log metric filter's JSON pattern. */
export interface Comparison {
  /** The selector without its `$.`: `status`, `user.id`, `items[0].name`. */
  field: string;
  op: "=" | "!=" | "<" | "<=" | ">" | ">=" | "is";
  /** `*` for "is there" (with `=`) and "is not there" (with `!=`). */
  value: string | number | boolean | null;
}

export interface Pattern {
  text: string;
  /** The fields that it looks at, sorted. Absent when it is no JSON pattern, as is `any`. */
  fields?: string[];
  /** It matches what meets every comparison of one of these. */
  any?: Comparison[][];
}

const MAX_NESTING = 100;
const MAX_ALTERNATIVES = 256;

const SELECTOR = /\s*\$((?:\.[A-Za-z0-9_@-]+|\[(?:\d+|"[^"]+"|'[^']+')\])+)/y;
const OPERATOR = /\s*(>=|<=|!=|=|>|<)/y;
const PREDICATE = /\s+(IS\s+NULL|IS\s+TRUE|IS\s+FALSE|NOT\s+EXISTS|EXISTS)\b/iy;
const VALUE = /\s*(?:"((?:[^"\\]|\\.)*)"|(%[^%]*%)|([^\s"(){}|&]+))/y;
const NUMBER = /^-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?$/;

/** A pattern's meaning, as far as it is a JSON pattern; its text in any case. */
export function readPattern(text: string): Pattern {
  const any = new Parser(text).parse();
  if (!any) return { text };
  const fields = [...new Set(any.flat().map((comparison) => comparison.field))].sort();
  return { text, fields, any };
}

/** A recursive descent straight to the disjunction of conjunctions; undefined is what it cannot read. */
class Parser {
  #at = 0;

  constructor(private readonly text: string) {}

  parse(): Comparison[][] | undefined {
    if (!this.#accept("{")) return undefined;
    const any = this.#either(0);
    return any && this.#accept("}") && this.text.slice(this.#at).trim() === "" ? any : undefined;
  }

  #either(nesting: number): Comparison[][] | undefined {
    const any: Comparison[][] = [];
    do {
      const both = this.#both(nesting);
      if (!both) return undefined;
      any.push(...both);
    } while (this.#accept("||"));
    return any.length > MAX_ALTERNATIVES ? undefined : any;
  }

  #both(nesting: number): Comparison[][] | undefined {
    let all: Comparison[][] = [[]];
    do {
      const next = this.#operand(nesting);
      if (!next || all.length * next.length > MAX_ALTERNATIVES) return undefined;
      all = all.flatMap((left) => next.map((right) => [...left, ...right]));
    } while (this.#accept("&&"));
    return all;
  }

  #operand(nesting: number): Comparison[][] | undefined {
    if (!this.#accept("(")) {
      const comparison = this.#comparison();
      return comparison && [[comparison]];
    }
    if (nesting >= MAX_NESTING) return undefined;
    const inner = this.#either(nesting + 1);
    return inner && this.#accept(")") ? inner : undefined;
  }

  #comparison(): Comparison | undefined {
    const selector = this.#take(SELECTOR)?.[1];
    if (selector === undefined) return undefined;
    const field = selector.replace(/\[["']([^"']+)["']\]/g, ".$1").replace(/^\./, "");
    const predicate = this.#take(PREDICATE)?.[1];
    if (predicate !== undefined) return { field, ...meaningOf(predicate) };
    const op = this.#take(OPERATOR)?.[1] as Comparison["op"] | undefined;
    const [, quoted, regex, bare] = (op && this.#take(VALUE)) ?? [];
    const value = quoted?.replace(/\\(.)/gs, "$1") ?? regex ?? bare;
    if (op === undefined || value === undefined) return undefined;
    return { field, op, value: bare !== undefined && NUMBER.test(bare) ? Number(bare) : value };
  }

  #accept(symbol: string): boolean {
    const at = this.text.slice(this.#at).search(/\S/);
    if (at === -1 || !this.text.startsWith(symbol, this.#at + at)) return false;
    this.#at += at + symbol.length;
    return true;
  }

  #take(token: RegExp): RegExpExecArray | undefined {
    token.lastIndex = this.#at;
    const found = token.exec(this.text);
    if (found) this.#at = token.lastIndex;
    return found ?? undefined;
  }
}

function meaningOf(predicate: string): Pick<Comparison, "op" | "value"> {
  switch (predicate.toUpperCase().replace(/\s+/g, " ")) {
    case "EXISTS":
      return { op: "=", value: "*" };
    case "NOT EXISTS":
      return { op: "!=", value: "*" };
    case "IS TRUE":
      return { op: "is", value: true };
    case "IS FALSE":
      return { op: "is", value: false };
    default:
      return { op: "is", value: null };
  }
}
