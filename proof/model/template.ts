/** A piece of a template: text as it stands, or the expression between `${` and `}`. */
export type Part = string | { expression: string };

/** Whether Terraform would see anything but plain text in this string. */
export const isTemplate = (text: string): boolean => text.includes("${") || text.includes("%{");

/**
 * The pieces of a string as Terraform's template language has them; `$${` stands for `${`.
 * Undefined for what is more than interpolation (a `%{` directive) or does not close.
 */
export function parseTemplate(text: string): Part[] | undefined {
  const parts: Part[] = [];
  const openings = /([$%])(\1?)\{/g;
  let literal = "";
  let at = 0;
  for (let found = openings.exec(text); found; found = openings.exec(text)) {
    literal += text.slice(at, found.index);
    at = openings.lastIndex;
    if (found[2]) {
      literal += `${found[1]}{`;
      continue;
    }
    const end = endOfExpression(text, at);
    if (found[1] === "%" || end === undefined) return undefined;
    if (literal) parts.push(literal);
    literal = "";
    parts.push({ expression: text.slice(at, end).trim() });
    at = end + 1;
    openings.lastIndex = at;
  }
  literal += text.slice(at);
  if (literal) parts.push(literal);
  return parts;
}

/** Where the brace stands that closes the expression which begins at `from`. */
function endOfExpression(text: string, from: number): number | undefined {
  let depth = 0;
  let quoted = false;
  for (let at = from; at < text.length; at += 1) {
    const character = text[at];
    if (quoted) {
      if (character === "\\") at += 1;
      else if (character === '"') quoted = false;
    } else if (character === '"') quoted = true;
    else if (character === "{") depth += 1;
    else if (character === "}") {
      if (depth === 0) return at;
      depth -= 1;
    }
  }
  return undefined;
}
