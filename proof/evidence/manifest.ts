import type { Digests } from "./statement";

/** What there is of a run, and which run it followed. */
export interface Manifest {
  run: string;
  /** ISO 8601, in UTC. */
  time: string;
  /** `sha256:` over the manifest of the run before; null for the first. */
  previous: string | null;
  /** By path. */
  files: { path: string; digest: string }[];
}

/** The manifest's own bytes: there is one way only to write what it says. */
export function manifestText(
  { id, time, previous }: { id: string; time: string; previous?: { manifest: string } },
  digests: Digests,
): string {
  const files = [...digests].map(([path, digest]) => ({ path, digest }));
  const manifest: Manifest = {
    run: id,
    time,
    previous: previous?.manifest ?? null,
    files: files.sort((a, b) => (a.path < b.path ? -1 : 1)),
  };
  return `${JSON.stringify(manifest, null, 2)}\n`;
}
