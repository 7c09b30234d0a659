/** Stands in the bundle for the libraries of builtins that need a host. */
module.exports = {};
