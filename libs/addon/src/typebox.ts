/** What addons write their schemas with, as a part of the engine: loading the package by itself takes longer than most addons. */
export * from '@sinclair/typebox';
