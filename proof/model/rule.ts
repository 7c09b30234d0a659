/** The states an alarm can be in, one bit each, in the order in which they are written out. */
const STATES = ["ALARM", "INSUFFICIENT_DATA", "OK"] as const;
const ANY = 7;

export interface Literal {
  alarm: string;
  states: string[];
}

/** What a composite alarm's rule means: when one of these conjunctions holds, and only then, it alarms. */
export interface Rule {
  implicants: Literal[][];
}

/** Amazon CloudWatch, PutCompositeAlarm: AlarmRule holds at most 10,240 characters. */
const MAX_LENGTH = 10_240;
const MAX_NESTING = 200;
const MAX_TERMS = 1_000;
const MAX_STEPS = 1_000_000;

/** One conjunction: for each alarm, the states that it allows, as bits. */
type Term = readonly number[];

type Node =
  | { kind: "constant"; value: boolean }
  | { kind: "state"; alarm: number; states: number }
  | { kind: "not"; of: Node }
  | { kind: "and" | "or"; of: Node[] };

/**
 * The meaning of a rule: all its prime implicants, which are the same for every way of writing it.
 * @param nameOf what an operand (an alarm's name or ARN) is called in the result
 * @returns undefined when the rule is malformed, or too complex for a person to have meant it
 */
export function meaningOf(rule: string, nameOf: (operand: string) => string): Rule | undefined {
  if (rule.length > MAX_LENGTH) return undefined;
  const parser = new Parser(rule, nameOf);
  const tree = parser.parse();
  if (!tree) return undefined;
  try {
    const budget = { steps: MAX_STEPS };
    const terms = primes(termsOf(tree, false, parser.alarms.length, budget), budget);
    return { implicants: written(terms, parser.alarms) };
  } catch (error) {
    if (error instanceof TooComplex) return undefined;
    throw error;
  }
}

class TooComplex extends Error {}

const TOKEN =
  /\s*(?:([()])|(AND|OR|NOT|TRUE|FALSE)(?![\w.:/-])|(ALARM|OK|INSUFFICIENT_DATA)\s*\()/y;
const OPERAND = /\s*(?:"((?:[^"\\]|\\.)*)"|([^()"]+?))\s*\)/y;

class Parser {
  readonly alarms: string[] = [];
  #at = 0;

  constructor(
    private readonly rule: string,
    private readonly nameOf: (operand: string) => string,
  ) {}

  parse(): Node | undefined {
    const tree = this.#chain("or", 0);
    return tree && this.rule.slice(this.#at).trim() === "" ? tree : undefined;
  }

  #chain(kind: "and" | "or", nesting: number): Node | undefined {
    const of: Node[] = [];
    do {
      const operand = kind === "or" ? this.#chain("and", nesting) : this.#operand(nesting);
      if (!operand) return undefined;
      of.push(operand);
    } while (this.#accept((word) => word === kind.toUpperCase()));
    return of.length === 1 ? of[0] : { kind, of };
  }

  #operand(nesting: number): Node | undefined {
    if (nesting > MAX_NESTING) return undefined;
    const [, paren, word, state] = this.#take() ?? [];
    if (paren === "(") {
      const inner = this.#chain("or", nesting + 1);
      return inner && this.#accept((_, closing) => closing === ")") ? inner : undefined;
    }
    if (word === "TRUE" || word === "FALSE") return { kind: "constant", value: word === "TRUE" };
    if (word === "NOT") {
      const of = this.#operand(nesting + 1);
      return of && { kind: "not", of };
    }
    return state === undefined ? undefined : this.#state(state);
  }

  #state(state: string): Node | undefined {
    OPERAND.lastIndex = this.#at;
    const [, quoted, bare] = OPERAND.exec(this.rule) ?? [];
    const operand = quoted === undefined ? bare : quoted.replace(/\\(.)/gs, "$1");
    if (!operand) return undefined;
    this.#at = OPERAND.lastIndex;
    const name = this.nameOf(operand);
    if (!this.alarms.includes(name)) this.alarms.push(name);
    const states = 1 << STATES.indexOf(state as (typeof STATES)[number]);
    return { kind: "state", alarm: this.alarms.indexOf(name), states };
  }

  #take(): RegExpExecArray | null {
    TOKEN.lastIndex = this.#at;
    const token = TOKEN.exec(this.rule);
    if (token) this.#at = TOKEN.lastIndex;
    return token;
  }

  #accept(wanted: (word: string | undefined, paren: string | undefined) => boolean): boolean {
    const before = this.#at;
    const token = this.#take();
    if (token && wanted(token[2], token[1])) return true;
    this.#at = before;
    return false;
  }
}

interface Budget {
  steps: number;
}

function spend(budget: Budget, steps: number): void {
  budget.steps -= steps;
  if (budget.steps < 0) throw new TooComplex();
}

/** The rule, or its negation, as a disjunction of terms over `count` alarms. */
function termsOf(node: Node, negated: boolean, count: number, budget: Budget): Term[] {
  const all: Term = new Array(count).fill(ANY);
  switch (node.kind) {
    case "constant":
      return node.value === negated ? [] : [all];
    case "not":
      return termsOf(node.of, !negated, count, budget);
    case "state":
      return [all.with(node.alarm, negated ? ANY ^ node.states : node.states)];
    default: {
      const parts = node.of.map((part) => termsOf(part, negated, count, budget));
      if ((node.kind === "or") !== negated) return absorbed(parts.flat(), budget);
      return parts.reduce<Term[]>(
        (product, part) => {
          spend(budget, product.length * part.length);
          const meets = product.flatMap((a) => part.flatMap((b) => intersection(a, b) ?? []));
          return absorbed(meets, budget);
        },
        [all],
      );
    }
  }
}

/** What both terms allow, wrapped so that flatMap keeps it whole; undefined when they exclude each other. */
function intersection(a: Term, b: Term): [Term] | undefined {
  const both = a.map((states, alarm) => states & (b[alarm] as number));
  return both.includes(0) ? undefined : [both];
}

/** Whether every situation that `b` allows is one that `a` allows. */
const covers = (a: Term, b: Term): boolean =>
  b.every((states, alarm) => (states & ~(a[alarm] as number)) === 0);

function absorbed(terms: Term[], budget: Budget): Term[] {
  const kept: Term[] = [];
  // Wider terms first, so that what is kept is never covered by what comes later.
  const width = (term: Term) => term.reduce((bits, states) => bits + bitsIn(states), 0);
  for (const term of [...terms].sort((a, b) => width(b) - width(a))) {
    spend(budget, kept.length);
    if (!kept.some((wider) => covers(wider, term))) kept.push(term);
  }
  if (kept.length > MAX_TERMS) throw new TooComplex();
  return kept;
}

const bitsIn = (states: number) => (states & 1) + ((states >> 1) & 1) + (states >> 2);

/**
 * Iterated consensus with absorption (Quine's method, for variables of three values): two terms yield
 * the one that allows, of one alarm, what either allows, and of every other what both allow.
 */
function primes(terms: Term[], budget: Budget): Term[] {
  const known = [...terms];
  for (let at = 1; at < known.length; at += 1) {
    for (const other of known.slice(0, at)) {
      for (const term of consensus(known[at] as Term, other, budget)) {
        spend(budget, known.length);
        if (!known.some((wider) => covers(wider, term))) known.push(term);
      }
    }
    if (known.length > MAX_TERMS) throw new TooComplex();
  }
  return absorbed(known, budget);
}

function consensus(a: Term, b: Term, budget: Budget): Term[] {
  spend(budget, 1);
  const both = a.map((states, alarm) => states & (b[alarm] as number));
  const excluded = both.flatMap((states, alarm) => (states === 0 ? [alarm] : []));
  if (excluded.length > 1) return [];
  const alarms = excluded.length === 1 ? excluded : [...both.keys()];
  return alarms.flatMap((alarm) => {
    const [mine, theirs] = [a[alarm] as number, b[alarm] as number];
    // Where one allows all that the other does, nothing new can come of it.
    const isNew = (mine & ~theirs) !== 0 && (theirs & ~mine) !== 0;
    return isNew ? [both.with(alarm, mine | theirs)] : [];
  });
}

function written(terms: Term[], alarms: string[]): Literal[][] {
  const byAlarm = (a: Literal, b: Literal) => (a.alarm < b.alarm ? -1 : 1);
  return terms
    .map((term) =>
      term
        .flatMap((allowed, alarm): Literal[] => {
          const states = STATES.filter((_, bit) => (allowed >> bit) & 1);
          return allowed === ANY ? [] : [{ alarm: alarms[alarm] as string, states }];
        })
        .sort(byAlarm),
    )
    .map((literals) => ({ literals, key: JSON.stringify(literals) }))
    .sort((a, b) => (a.key < b.key ? -1 : 1))
    .map(({ literals }) => literals);
}
