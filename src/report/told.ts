import { Finding } from './finding';

/** What a finding says; of what is found in an object, where the object comes from too. */
export function told({ message, object, path, pointer }: Finding): string {
  return object ? `${message.replace(/\.$/, '')}, at '${[path, pointer].filter(part => part).join(' ')}'` : message;
}
