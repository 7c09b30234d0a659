/** Jest's transform of what is put into a page as it stands: its text. */
module.exports = {
  process: (source) => ({ code: `module.exports = ${JSON.stringify(source)};` }),
};
