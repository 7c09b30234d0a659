const { transformSync } = require("esbuild");

/** Jest's transform: types are checked by tsc, so here they are only taken off. */
module.exports = {
  process: (source, path) =>
    transformSync(source, {
      loader: "ts",
      format: "cjs",
      target: "node20",
      sourcemap: "inline",
      sourcefile: path,
    }),
};
