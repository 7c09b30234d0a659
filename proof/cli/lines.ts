/** What of JSON tells where its items begin; no other sign can stand for one of these. */
const TOKENS = /"(?:[^"\\]|\\.)*"|[{}[\]\n]/g;

/**
 * The line, from 1, on which an object begins that is an item of a list; the list stands in the outermost
 * object. Undefined when there is none.
 * @param json that has been parsed
 * @param key of the list
 */
export function lineOfItem(json: string, key: string, index: number): number | undefined {
  let [line, depth, name, item] = [1, 0, "", 0];
  let found: number | undefined;
  for (const [token] of json.matchAll(TOKENS)) {
    if (token === "\n") line += 1;
    else if (token === "}" || token === "]") depth -= 1;
    else if (token === "{" || token === "[") {
      if (depth === 1) item = 0;
      if (depth === 2 && name === key) {
        // No return: of a key that is there twice, the last counts.
        if (item === index) found = line;
        item += 1;
      }
      depth += 1;
    } else if (depth === 1) name = JSON.parse(token);
  }
  return found;
}
