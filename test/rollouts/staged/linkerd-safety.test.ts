import { LINKERD } from './release-programs';
import { stagesAreSafe } from './safety-rules';

stagesAreSafe(LINKERD);
