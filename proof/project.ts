import { homepage } from "../package.json";

/** Where the project is to be found; what names it to others begins with this. */
export const PROJECT: string = homepage;

/** Where editors find a published schema. */
export const schemaUrl = (file: string): string => `${PROJECT}/raw/main/schemas/${file}`;

/** Where a shipped control is explained, with examples. */
export const controlUrl = (id: string): string =>
  `${PROJECT}/blob/main/policies/controls/${encodeURI(id)}/README.md`;
