import { escape as escaped } from "html-escaper";
import type { Json } from "../../model/model";
import { printable, start, thousands, worded } from "../text";

/** Characters that are shown of a text of the judged input. */
const TEXT = 2000;

/** HTML, in which nothing of the judged input is markup. */
export class Markup {
  constructor(private readonly html: string) {}

  toString(): string {
    return this.html;
  }
}

type Content = string | number | Markup | readonly Markup[] | false | undefined;

/** A template of HTML: what is put into it is text, unless it was made by such a template itself. */
export function html(template: TemplateStringsArray, ...contents: Content[]): Markup {
  let text = template[0] as string;
  for (let at = 0; at < contents.length; at += 1) text += written(contents[at]) + template[at + 1];
  return new Markup(text);
}

function written(content: Content): string {
  if (content === undefined || content === false) return "";
  if (content instanceof Markup) return content.toString();
  if (typeof content === "object") return content.join("");
  return shown(String(content), TEXT);
}

/** A value, of which so many characters are shown. */
export const value = (of: Json, length: number): Markup => new Markup(shown(worded(of), length));

/** What most texts are made of: neither markup nor unsafe to print. */
const PLAIN = /^[ !#-%(-;=?-~]*$/;

const shown = (text: string, length: number): string =>
  text.length <= length && PLAIN.test(text) ? text : escaped(cut(text, length));

/** Safe to print; of what is too long, its beginning and how long it is. */
function cut(text: string, length: number): string {
  if (text.length <= length) return printable(text);
  return `${printable(start(text, length))}… (the first ${length} of ${thousands(text.length)} characters)`;
}

/** What joins items of a sentence. */
export const joined = (items: readonly Markup[], separator: string): Markup[] =>
  items.flatMap((item, at) => (at === 0 ? [item] : [html`${separator}`, item]));
