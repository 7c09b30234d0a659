/**
 * URL of the folder in which the sources of a pipeline's job can be looked at, as GitHub and GitLab let the
 * job know: "Default environment variables" and "Predefined CI/CD variables" in their documentation.
 */
export function sourcesUrl(environment: NodeJS.ProcessEnv): string | undefined {
  const { GITHUB_SERVER_URL, GITHUB_REPOSITORY, GITHUB_SHA } = environment;
  if (GITHUB_SERVER_URL && GITHUB_REPOSITORY && GITHUB_SHA) {
    return webUrl(`${GITHUB_SERVER_URL}/${GITHUB_REPOSITORY}/blob/${GITHUB_SHA}/`);
  }
  const { CI_PROJECT_URL, CI_COMMIT_SHA } = environment;
  if (CI_PROJECT_URL && CI_COMMIT_SHA) return webUrl(`${CI_PROJECT_URL}/-/blob/${CI_COMMIT_SHA}/`);
  return undefined;
}

function webUrl(text: string): string | undefined {
  if (!URL.canParse(text)) return undefined;
  const { protocol, href } = new URL(text);
  return protocol === "https:" || protocol === "http:" ? href : undefined;
}
