const UNITS: [string, number][] = [['h', 3600000], ['m', 60000], ['s', 1000], ['ms', 1]];

/**
 * A duration of the Gateway API, with one unit where five digits suffice: '90s', not '1m30s'.
 *
 * @see https://gateway-api.sigs.k8s.io/geps/gep-2257/
 */
export function gatewayDuration(millis: number): string {
  const single = singleUnitDuration(millis);
  if (/^\d{1,5}[a-z]+$/.test(single)) return single;
  let rest = millis;
  return UNITS.map(([unit, size]) => {
    const amount = Math.floor(rest / size);
    rest -= amount * size;
    return amount > 0 ? `${amount}${unit}` : '';
  }).join('');
}

/** A duration as one whole number and the largest unit that divides it: '2s', '1500ms'; 90 seconds are '90s'. */
export function singleUnitDuration(millis: number): string {
  const [unit, size] = UNITS.slice(2).find(([, length]) => millis % length === 0)!;
  return `${millis / size}${unit}`;
}
