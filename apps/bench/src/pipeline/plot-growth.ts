import type { SizeReport } from './report';
import { TASKS } from './row';
import { COLOURS, logScale, picture, round, rule, text } from './svg';

const WIDTH = 900;
const [LEFT, RIGHT, TOP, BOTTOM] = [60, 470, 30, 380];
const HEIGHT = 420;

/** How wall times grow with the size, on logarithmic axes: one line for each task and contender. */
export function plotGrowth(sizes: readonly SizeReport[]): string {
  const lines = linesOf(sizes);
  const x = logScale(
    sizes.map(({ addons, clusters }) => addons * clusters),
    LEFT,
    RIGHT,
  );
  const y = logScale(
    lines.flatMap(({ points }) => points.map(([, seconds]) => seconds)),
    BOTTOM,
    TOP,
  );
  return picture(WIDTH, HEIGHT, 'How wall times grow', [
    ...x.ticks.map((tick) => rule(x.place(tick), TOP, x.place(tick), BOTTOM)),
    ...y.ticks.flatMap((tick) => [
      rule(LEFT, y.place(tick), RIGHT, y.place(tick)),
      text(LEFT - 6, y.place(tick) + 4, `${tick} s`, 'end'),
    ]),
    ...sizes.map(({ size, addons, clusters }) =>
      text(x.place(addons * clusters), BOTTOM + 16, `${size} (${addons} x ${clusters})`, 'middle'),
    ),
    ...lines.flatMap(({ name, points }, index) => {
      const colour = COLOURS[index % COLOURS.length] ?? COLOURS[0];
      const dash = index < COLOURS.length ? '' : ' stroke-dasharray="5 3"';
      const places = points.map(([pairs, seconds]) => `${round(x.place(pairs))},${round(y.place(seconds))}`);
      const at = TOP + index * 18;
      return [
        `<polyline points="${places.join(' ')}" fill="none" stroke="${colour}" stroke-width="2"${dash}/>`,
        `<line x1="${RIGHT + 20}" y1="${at}" x2="${RIGHT + 45}" y2="${at}" stroke="${colour}" stroke-width="2"${dash}/>`,
        text(RIGHT + 52, at + 4, name),
      ];
    }),
  ]);
}

function linesOf(sizes: readonly SizeReport[]): { name: string; points: [number, number][] }[] {
  const byName = new Map<string, [number, number][]>();
  for (const { addons, clusters, rows } of sizes) {
    for (const { task, contender, wallSeconds } of rows) {
      if (wallSeconds === undefined || task === 'named') continue;
      const name = `${TASKS[task]}: ${contender}`;
      byName.set(name, [...(byName.get(name) ?? []), [addons * clusters, wallSeconds.median]]);
    }
  }
  return [...byName].map(([name, points]) => ({ name, points }));
}
