import { randomUUID } from "node:crypto";

/** What is computed at apply and stands in a string: an attribute of a resource, or text nobody resolves. */
export type Computed = { address: string; attribute: string } | { text: string };

/**
 * Tokens that stand for computed values inside strings, so that an ARN, a URL or a document that is
 * only partly written down can be taken apart like one that is known. The same thing has the same
 * token. The nonce keeps a string of somebody's input from passing for one.
 */
export class Symbols {
  readonly #opening = `\uE000${randomUUID()}-`;
  readonly #all: Computed[] = [];
  readonly #tokens = new Map<string, string>();
  readonly #pattern = new RegExp(`${this.#opening}(\\d+)\uE001`, "g");

  attribute(address: string, attribute: string): string {
    return this.#token(`${address}.${attribute}`, { address, attribute });
  }

  text(text: string): string {
    return this.#token(text, { text });
  }

  /** The computed value that a string begins with, and what follows it. */
  leading(text: string): { computed: Computed; rest: string } | undefined {
    if (!text.startsWith(this.#opening)) return undefined;
    const end = text.indexOf("\uE001");
    const computed = this.#all[Number(text.slice(this.#opening.length, end))];
    return computed && { computed, rest: text.slice(end + 1) };
  }

  /** Whether any could be in a string. */
  standIn(text: string): boolean {
    return text.includes("\uE000");
  }

  within(text: string): Computed[] {
    if (!this.standIn(text)) return [];
    return [...text.matchAll(this.#pattern)].flatMap(([, at]) => this.#all[Number(at)] ?? []);
  }

  /** The string as Terraform would write it. */
  render(text: string): string {
    if (!this.standIn(text)) return text;
    return text.replace(this.#pattern, (_, at) => {
      const computed = this.#all[Number(at)] as Computed;
      return `\${${"text" in computed ? computed.text : `${computed.address}.${computed.attribute}`}}`;
    });
  }

  #token(key: string, computed: Computed): string {
    const known = this.#tokens.get(key);
    if (known) return known;
    const token = `${this.#opening}${this.#all.length}\uE001`;
    this.#all.push(computed);
    this.#tokens.set(key, token);
    return token;
  }
}
