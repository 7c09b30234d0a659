/** One step of a traversal: `.name`, `[0]` or `["key"]`, `[*]`, or an index that is itself an expression. */
export type Step = { name: string } | { index: number | string } | { splat: true } | { by: string };

const NAME = /[A-Za-z_][A-Za-z0-9_-]*/y;
const DIGITS = /\d+(?=[.[\]]|$)/y;
const QUOTED = /"(?:[^"\\]|\\.)*"/y;
const REPEATED = /(?:each|count)\.[a-z]+/y;

/** The same few expressions stand in thousands of instances; more than a few are somebody's mischief. */
const MAX_KNOWN = 10_000;
const known = new Map<string, Step[] | undefined>();

/** The steps of `aws_sns_topic.t["a"].arn`; undefined for whatever is more than a traversal. */
export function parseTraversal(expression: string): readonly Step[] | undefined {
  if (known.has(expression)) return known.get(expression);
  const steps = new Scanner(expression).steps();
  if (known.size < MAX_KNOWN) known.set(expression, steps);
  return steps;
}

class Scanner {
  #at = 0;

  constructor(private readonly text: string) {}

  steps(): Step[] | undefined {
    const first = this.#take(NAME);
    if (first === undefined) return undefined;
    const steps: Step[] = [{ name: first }];
    while (this.#at < this.text.length) {
      const step = this.#skip(".") ? this.#afterDot() : this.#skip("[") ? this.#index() : undefined;
      if (!step) return undefined;
      steps.push(step);
    }
    return steps;
  }

  #afterDot(): Step | undefined {
    if (this.#skip("*")) return { splat: true };
    // Terraform still takes `.0` for `[0]`.
    const index = this.#take(DIGITS);
    if (index !== undefined) return { index: Number(index) };
    const name = this.#take(NAME);
    return name === undefined ? undefined : { name };
  }

  #index(): Step | undefined {
    const step = this.#key();
    return step && this.#skip("]") ? step : undefined;
  }

  #key(): Step | undefined {
    if (this.#skip("*")) return { splat: true };
    const index = this.#take(DIGITS);
    if (index !== undefined) return { index: Number(index) };
    const quoted = this.#take(QUOTED);
    if (quoted !== undefined) return { index: unquote(quoted) };
    const by = this.#take(REPEATED);
    return by === undefined ? undefined : { by };
  }

  #skip(symbol: string): boolean {
    const isNext = this.text[this.#at] === symbol;
    if (isNext) this.#at += 1;
    return isNext;
  }

  #take(token: RegExp): string | undefined {
    token.lastIndex = this.#at;
    if (!token.test(this.text)) return undefined;
    const taken = this.text.slice(this.#at, token.lastIndex);
    this.#at = token.lastIndex;
    return taken;
  }
}

/** HCL's escapes in a quoted key are JSON's, but for the few that only a template would need. */
function unquote(key: string): string {
  try {
    return JSON.parse(key) as string;
  } catch {
    return key.slice(1, -1);
  }
}
