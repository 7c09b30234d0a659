/**
 * What writes the formats that other programs read: a bundle of its own, loaded only when one is asked for.
 */
import type { Format, FormatName } from "../evidence/formats";
import { github } from "../evidence/github";
import { html } from "../evidence/html";
import { json } from "../evidence/json";
import { junit } from "../evidence/junit";
import { markdown } from "../evidence/markdown";
import { sarif } from "../evidence/sarif";

export const WRITERS: Record<FormatName, Format> = { json, markdown, html, sarif, junit, github };
