/** One project a tier, so that each can be run alone and reports under its own name. */
const project = (displayName, folder) => ({
  displayName,
  rootDir: __dirname,
  testMatch: [`<rootDir>/${folder}/**/*.test.ts`],
  testEnvironment: "node",
  moduleNameMapper: {
    "^\\./([a-z]+/)*stack-trace$": "<rootDir>/scripts/no-token-traces.cjs",
  },
  transform: {
    "\\.ts$": "<rootDir>/scripts/jest-esbuild.cjs",
    "\\.(css|browser\\.js)$": "<rootDir>/scripts/jest-text.cjs",
  },
});

module.exports = {
  testSequencer: "<rootDir>/scripts/jest-policy-first.cjs",
  projects: [
    {
      ...project("unit", "tests-unit"),
      globalSetup: "<rootDir>/tests-unit/setup.ts",
      globalTeardown: "<rootDir>/tests-unit/teardown.ts",
    },
    project("policy", "tests-policy"),
    project("opa", "tests-opa"),
    project("consumers", "tests-consumers"),
    project("browser", "tests-browser"),
    project("integration", "tests-integration"),
  ],
};
