import { AMBIENT } from './release-programs';
import { stagesAreSafe } from './safety-rules';

stagesAreSafe(AMBIENT);
