import { addressFunctions } from './addresses';
import { Cel, CelFunction } from './cel';
import { formatFunctions } from './formats';
import { listFunctions } from './lists';
import { urlFunctions } from './urls';

/** Functions that Kubernetes adds to the language. */
export function kubernetesFunctions(cel: Cel): CelFunction[] {
  return [urlFunctions, addressFunctions, formatFunctions, listFunctions].flatMap(functions => functions(cel));
}
