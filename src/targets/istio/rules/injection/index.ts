import { imageAutoWithoutInjection } from './image-auto';
import { namespaceNotInMesh } from './namespace-not-in-mesh';
import { reservedUser } from './reserved-user';
import { severalWaysIntoMesh } from './several-ways-into-mesh';
import { ObjectRule } from '../../../../analysis/rules/rule';

/** Rules about the way of pods into the mesh. */
export const RULES: ObjectRule[] = [severalWaysIntoMesh, namespaceNotInMesh, imageAutoWithoutInjection, reservedUser];
