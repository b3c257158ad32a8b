import { imageAutoWithoutInjection } from './image-auto';
import { namespaceNotInMesh, severalWaysIntoMesh } from './namespaces';
import { reservedUser } from './reserved-user';
import { ObjectRule } from '../../../../analysis/rules/rule';

/** Rules about the way of pods into the mesh. */
export const RULES: ObjectRule[] = [severalWaysIntoMesh, namespaceNotInMesh, imageAutoWithoutInjection, reservedUser];
