/** Something that is done after others; `needs` holds the names of those. */
export interface Dependent {
  name: string;
  needs: string[];
}

/**
 * Does the work for each as soon as it is done for all that it needs, and for the others meanwhile. What
 * needs one that failed is not begun; the rest is finished first.
 * @param all each after those it needs; a need that is not among them stands already
 * @throws the first failure, when nothing is under way any more
 */
export async function eachAfter<T extends Dependent>(
  all: T[],
  work: (one: T) => Promise<unknown>,
): Promise<void> {
  const ends = new Map<string, Promise<unknown>>();
  for (const one of all) {
    const needed = Promise.all(one.needs.map((name) => ends.get(name)));
    ends.set(
      one.name,
      needed.then(() => work(one)),
    );
  }
  await Promise.allSettled(ends.values());
  await Promise.all(ends.values());
}

/** The same the other way round: each after those that need it. */
export const reversed = <T extends Dependent>(all: T[]): T[] =>
  [...all].reverse().map((one) => ({
    ...one,
    needs: all.filter(({ needs }) => needs.includes(one.name)).map(({ name }) => name),
  }));
