import { statfsSync } from 'node:fs';

/**
 * File systems on which the locks and the shared memory of SQLite's write-ahead log do not work between machines
 * (magic numbers of statfs(2) and linux/magic.h; https://sqlite.org/wal.html, "all processes on the same host").
 */
const networkFileSystems: ReadonlyMap<number, string> = new Map([
  [0x00006969, 'NFS'],
  [0x0000517b, 'SMB'],
  [0xff534d42, 'SMB (CIFS)'],
  [0xfe534d42, 'SMB 2'],
  [0x01021997, '9P'],
  [0x5346414f, 'AFS'],
  [0x6b414653, 'AFS'],
  [0x73757245, 'Coda'],
  [0x0000564c, 'NCP'],
  [0x00c36400, 'Ceph'],
  [0x0bd00bd0, 'Lustre'],
  [0x01161970, 'GFS2'],
  [0x7461636f, 'OCFS2'],
  [0x47504653, 'GPFS'],
  [0x19830326, 'BeeGFS'],
]);

const systemType = (folder: string): number => statfsSync(folder).type;

/** The name of the network file system on which a folder lies; undefined for a local one. */
export function networkFileSystem(folder: string, fileSystemType = systemType): string | undefined {
  if (/^[\\/]{2}[^\\/.?]/.test(folder)) return 'UNC';
  return networkFileSystems.get(fileSystemType(folder) >>> 0);
}
