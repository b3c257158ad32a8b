import { badClientTls } from './bad-client-tls';
import { badConnectionPool } from './bad-connection-pool';
import { badCredential } from './bad-credential';
import { badHash } from './bad-hash';
import { badLocalities } from './bad-localities';
import { badLocality } from './bad-locality';
import { badOutlierDetection } from './bad-outlier-detection';
import { badSubset } from './bad-subset';
import { badTunnel } from './bad-tunnel';
import { badWarmup } from './bad-warmup';
import { emptyPolicy } from './empty-policy';
import { ObjectRule } from '../../../../../analysis/rules/rule';

/** Rules about DestinationRules. */
export const RULES: ObjectRule[] = [
  emptyPolicy, badTunnel, badConnectionPool, badOutlierDetection, badHash, badLocality, badWarmup, badSubset, badClientTls,
  badCredential, badLocalities,
];
