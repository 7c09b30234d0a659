export type Names = (string | undefined)[] | undefined;

/** Everything of a kind in all pages, one line a thing: `kind name`. */
export async function named<Page>(
  kind: string,
  pages: AsyncIterable<Page>,
  namesIn: (page: Page) => Names,
): Promise<string[]> {
  const lines: string[] = [];
  for await (const page of pages) {
    for (const name of namesIn(page) ?? []) lines.push(`${kind} ${name}`);
  }
  return lines;
}
