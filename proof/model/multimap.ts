/** Several strings to a key, each once. Most resources have none, so nothing is made before it is needed. */
export class Multimap {
  #items: Map<string, Set<string>> | undefined;

  add(key: string, item: string): void {
    this.#items ??= new Map();
    const items = this.#items.get(key);
    if (items) items.add(item);
    else this.#items.set(key, new Set([item]));
  }

  toSorted(): Record<string, string[]> {
    if (!this.#items) return {};
    return Object.fromEntries([...this.#items].map(([key, items]) => [key, [...items].sort()]));
  }
}
