import type { SizeReport } from './report';
import { TASKS } from './row';
import { COLOURS, logScale, picture, round, rule, text } from './svg';

const WIDTH = 900;
const LABELS = 430;
const ROW = 20;
const TOP = 30;

/** Wall times of one size as bars on a logarithmic axis. */
export function plotBars({ size, addons, clusters, rows }: SizeReport): string {
  const bars = rows.flatMap(({ task, contender, wallSeconds }) =>
    wallSeconds === undefined ? [] : [{ task, contender, seconds: wallSeconds.median }],
  );
  const bottom = TOP + bars.length * ROW;
  const { place, ticks } = logScale(
    bars.map(({ seconds }) => seconds),
    LABELS,
    WIDTH - 60,
  );
  const tasks = Object.keys(TASKS);
  return picture(WIDTH, bottom + 30, `Wall times at size ${size}`, [
    text(WIDTH / 2, 18, `${addons} addons on ${clusters} clusters: wall time in seconds`, 'middle'),
    ...ticks.flatMap((tick) => [
      rule(place(tick), TOP, place(tick), bottom),
      text(place(tick), bottom + 16, String(tick), 'middle'),
    ]),
    ...bars.flatMap(({ task, contender, seconds }, index) => {
      const y = TOP + index * ROW;
      const colour = COLOURS[tasks.indexOf(task) % COLOURS.length] ?? COLOURS[0];
      const width = Math.max(1, place(seconds) - LABELS);
      return [
        text(LABELS - 8, y + 14, `${TASKS[task]}: ${contender}`, 'end'),
        `<rect x="${LABELS}" y="${y + 3}" width="${round(width)}" height="${ROW - 6}" fill="${colour}"/>`,
        text(LABELS + width + 5, y + 14, seconds.toPrecision(2)),
      ];
    }),
  ]);
}
