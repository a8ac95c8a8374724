import type { LogFile } from '../../../ports/index.ts';
import { defaultRotation, type LogRotation } from '../log-options.ts';
import { daysBetween, nextRotatedName, rotatedNames } from '../rotated-names.ts';

export type CompleteRotation = Required<LogRotation>;

export function completeRotation(rotation: LogRotation): CompleteRotation {
  return {
    maximumBytes: rotation.maximumBytes ?? defaultRotation.maximumBytes,
    daily: rotation.daily ?? defaultRotation.daily,
    keepDays: rotation.keepDays ?? defaultRotation.keepDays,
    keepFiles: rotation.keepFiles ?? defaultRotation.keepFiles,
  };
}

/** Renames the current file, whose last lines are of `day`, and deletes files that are too old; tells their names. */
export function rotate(file: LogFile, day: string, { keepDays, keepFiles }: CompleteRotation): readonly string[] {
  const before = rotatedNames(file.siblings());
  file.rotate(nextRotatedName(before, day));
  const kept = rotatedNames(file.siblings());
  // Counted from the newest file, not from today: a clock that is years ahead must not empty the folder.
  const newest = kept.at(-1)?.day ?? day;
  const surplus = keepFiles === 'all' ? 0 : Math.max(0, kept.length - keepFiles);
  const doomed = kept.filter(
    ({ day }, index) => index < surplus || (keepDays !== 'all' && daysBetween(day, newest) > keepDays),
  );
  return doomed.flatMap(({ name }) => {
    try {
      file.remove(name);
      return [name];
    } catch {
      // It is tried again with the next rotation; the log goes on meanwhile.
      return [];
    }
  });
}
