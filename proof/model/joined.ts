/** `a.b` of the same few pairs, put together once: a string that is made anew is hashed anew by every table. */
export class Joined {
  readonly #known = new Map<string, Map<string, string>>();

  of(a: string, b: string): string {
    let known = this.#known.get(a);
    if (!known) {
      known = new Map();
      this.#known.set(a, known);
    }
    let joined = known.get(b);
    if (joined === undefined) {
      joined = `${a}.${b}`;
      known.set(b, joined);
    }
    return joined;
  }
}
