import { Bytes } from './measure';

const [WIDTH, HEIGHT, LEFT, RIGHT, TOP, BOTTOM] = [720, 420, 78, 150, 40, 54];

/** The curve as SVG, both axes logarithmic. */
export function plotOf(all: Bytes[]): string {
  const x = scale(Math.log10(all[0].services), Math.log10(all[all.length - 1].services), LEFT, WIDTH - RIGHT);
  const values = all.flatMap(({ with: scoped, without }) => [scoped, without]);
  const [low, high] = [Math.floor(Math.log10(Math.min(...values))), Math.ceil(Math.log10(Math.max(...values)))];
  const y = scale(low, high, HEIGHT - BOTTOM, TOP);
  const decades = Array.from({ length: high - low + 1 }, (_, i) => low + i);
  const line = (of: (bytes: Bytes) => number) => all.map(bytes => `${x(Math.log10(bytes.services))},${y(Math.log10(of(bytes)))}`).join(' ');
  const last = all[all.length - 1];
  const label = (text: string, of: (bytes: Bytes) => number, color: string) =>
    `<text x="${WIDTH - RIGHT + 10}" y="${y(Math.log10(of(last))) + 4}" fill="${color}">${text}</text>`;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" font-family="sans-serif" font-size="13">`,
    `<rect width="${WIDTH}" height="${HEIGHT}" fill="#fff"/>`,
    '<text x="78" y="22" font-size="15" fill="#222">Configuration of one sidecar, each service calling three</text>',
    ...decades.map(decade => `<line x1="${LEFT}" x2="${WIDTH - RIGHT}" y1="${y(decade)}" y2="${y(decade)}" stroke="#ddd"/>`
      + `<text x="${LEFT - 8}" y="${y(decade) + 4}" text-anchor="end" fill="#444">${sizeOf(decade)}</text>`),
    ...all.map(({ services }) => `<text x="${x(Math.log10(services))}" y="${HEIGHT - BOTTOM + 20}" text-anchor="middle" fill="#444">${services}</text>`),
    `<text x="${(LEFT + WIDTH - RIGHT) / 2}" y="${HEIGHT - 12}" text-anchor="middle" fill="#444">services</text>`,
    curve(line(({ without }) => without), '#b3261e'),
    curve(line(({ with: scoped }) => scoped), '#1f5fa8'),
    label('without Sidecar', ({ without }) => without, '#b3261e'),
    label('with Sidecar', ({ with: scoped }) => scoped, '#1f5fa8'),
    '</svg>',
    '',
  ].join('\n');
}

function curve(points: string, color: string): string {
  const dots = points.split(' ').map(point => `<circle cx="${point.split(',')[0]}" cy="${point.split(',')[1]}" r="3.5" fill="${color}"/>`).join('');
  return `<polyline points="${points}" fill="none" stroke="${color}" stroke-width="2"/>${dots}`;
}

function scale(from: number, to: number, start: number, end: number): (value: number) => number {
  return value => Math.round(10 * (start + (value - from) / (to - from) * (end - start))) / 10;
}

function sizeOf(decade: number): string {
  return ['1 B', '10 B', '100 B', '1 kB', '10 kB', '100 kB', '1 MB', '10 MB', '100 MB'][decade];
}
