import { ReleasePlanData, ReleaseStage } from './release-stage';
import { pods } from './words';
import { StageKind } from '../../vocabulary/release/stage-kind';

const COLUMN = 84;
const LEFT = 48;
const TOP = 58;
const HEIGHT = 110;
const BOTTOM = TOP + HEIGHT;
/** What reaches the canary at a stage beside its share. */
const NOTES: { readonly [kind: string]: string } = {
  [StageKind.PREVIEW]: 'by header', [StageKind.TEST]: 'by header', [StageKind.MIRROR]: 'copies',
};
const COLORS = { stable: '#2a78d6', canary: '#d9540b' };

/** A picture of how many requests a version gets at each stage, as SVG. */
export function weightPicture({ service, stable, stages }: ReleasePlanData, version: string): string {
  const isStable = version === stable;
  const shares = stages.map(({ exposure }) => isStable ? 100 - exposure : exposure);
  const width = LEFT + stages.length * COLUMN + 20;
  const height = BOTTOM + 58;
  const title = `Requests to ${version} of ${service}`;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-label="${title}">`,
    `  <title>${title}</title>`,
    `  <rect x="0.5" y="0.5" width="${width - 1}" height="${height - 1}" rx="6" fill="#ffffff" stroke="#d8dee4"/>`,
    '  <g font-family="system-ui, -apple-system, \'Segoe UI\', Helvetica, Arial, sans-serif" font-size="11" fill="#57606a">',
    `    <text x="14" y="24" font-size="13" font-weight="600" fill="#24292f">${title}</text>`,
    ...gridLines(width),
    ...areaLines(shares, isStable ? COLORS.stable : COLORS.canary),
    ...shares.flatMap((share, i) => share === shares[i - 1] ? [] : [label(`${share} %`, share, i)]),
    ...isStable ? [] : stages.flatMap(({ kind, exposure }, i) => NOTES[kind] ? [label(NOTES[kind], exposure, i)] : []),
    ...stages.flatMap((stage, i) => stageLabel(stage, version, i, isStable && stage.kind === StageKind.RUNNING ? 'as it runs' : '–')),
    '  </g>',
    '</svg>',
    '',
  ].join('\n');
}

function gridLines(width: number): string[] {
  return [0, 50, 100].flatMap(share => [
    `    <line x1="${LEFT}" x2="${width - 20}" y1="${y(share)}" y2="${y(share)}" stroke="${share === 0 ? '#8c959f' : '#eaeef2'}"/>`,
    `    <text x="${LEFT - 8}" y="${y(share) + 4}" text-anchor="end">${share} %</text>`,
  ]);
}

function areaLines(shares: number[], color: string): string[] {
  const steps = shares.map((share, i) => `${i === 0 ? 'M' : 'L'}${x(i)} ${y(share)} H${x(i + 1)}`).join(' ');
  return [
    `    <path d="${steps} V${BOTTOM} H${LEFT} Z" fill="${color}" fill-opacity="0.14"/>`,
    `    <path d="${steps}" fill="none" stroke="${color}" stroke-width="2" stroke-linejoin="round"/>`,
  ];
}

/** The halo keeps it readable where it crosses a line. */
function label(text: string, share: number, i: number): string {
  const halo = 'stroke="#ffffff" stroke-width="3" paint-order="stroke"';
  return `    <text x="${x(i) + 6}" y="${y(share) - 7}" font-weight="600" fill="#24292f" ${halo}>${text}</text>`;
}

function stageLabel({ name, tracks }: ReleaseStage, version: string, i: number, otherwise: string): string[] {
  const middle = x(i) + COLUMN / 2;
  const track = tracks.find(each => each.version === version);
  return [
    `    <text x="${middle}" y="${BOTTOM + 22}" text-anchor="middle" fill="#24292f">${name}</text>`,
    `    <text x="${middle}" y="${BOTTOM + 40}" text-anchor="middle">${track ? pods(track.replicas) : otherwise}</text>`,
  ];
}

function x(i: number): number {
  return LEFT + i * COLUMN;
}

function y(share: number): number {
  return BOTTOM - share * HEIGHT / 100;
}
