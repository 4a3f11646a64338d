import { Module } from '@nestjs/common';
import { CONFIGURATION, type Configuration } from '../config/configuration.ts';
import { Vault } from './vault.ts';

@Module({
  providers: [
    {
      provide: Vault,
      inject: [CONFIGURATION],
      useFactory: (configuration: Configuration) => Vault.open(configuration.secretsFolder),
    },
  ],
  exports: [Vault],
})
export class VaultModule {}
