/**
 * The npm package that holds Node itself for this machine, in its newest version of a major one. The package `node`
 * would choose it by an install script, which npm 12 does not run unasked.
 *
 * @param {number} major
 */
export function nodePackage(major) {
  const platform = process.platform === 'win32' ? 'win' : process.platform;
  const prefix = process.platform === 'darwin' && process.arch === 'arm64' ? 'node-bin' : 'node';
  return `${prefix}-${platform}-${process.arch}@${major}`;
}
