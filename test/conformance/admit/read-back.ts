/** Fields that were sent, and are not there or have another value; what a server adds does not count. */
export function lostFields(sent: any, stored: any, path = ''): string[] {
  if (sent === null || sent === undefined) return []; // says that there is none
  if (Array.isArray(sent)) {
    if (!Array.isArray(stored) || stored.length !== sent.length) return [`${path} was ${brief(sent)} and is ${brief(stored)}`];
    return sent.flatMap((item, i) => lostFields(item, stored[i], `${path}[${i}]`));
  }
  if (typeof sent === 'object') {
    if (typeof stored !== 'object' || stored === null) return [`${path} was ${brief(sent)} and is ${brief(stored)}`];
    return Object.entries(sent).flatMap(([name, value]) => lostFields(value, stored[name], `${path}.${name}`));
  }
  return sent === stored ? [] : [`${path} was ${brief(sent)} and is ${brief(stored)}`];
}

function brief(value: any): string {
  return value === undefined ? 'gone' : JSON.stringify(value).slice(0, 80);
}
