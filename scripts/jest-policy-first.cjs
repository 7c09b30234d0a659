const { default: Sequencer } = require("@jest/test-sequencer");

/**
 * The policy suites first, for they are the longest: without the times of an earlier run, as on a fresh clone,
 * Jest begins with the largest files, and would leave one core to the end with a long suite in a small file.
 */
module.exports = class extends Sequencer {
  sort(tests) {
    const isPolicy = ({ context }) => context.config.displayName?.name === "policy";
    const others = tests.filter((test) => !isPolicy(test));
    return [...super.sort(tests.filter(isPolicy)), ...super.sort(others)];
  }
};
