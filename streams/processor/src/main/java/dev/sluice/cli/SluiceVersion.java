package dev.sluice.cli;

import picocli.CommandLine.IVersionProvider;

/** Says which Sluice this is, by what the build wrote into the jar. */
final class SluiceVersion implements IVersionProvider {

    @Override
    public String[] getVersion() {
        String version = SluiceVersion.class.getPackage().getImplementationVersion();
        return new String[] {
            "sluice " + (version == null ? "(not built as a jar)" : version),
            "java " + Runtime.version() + ", " + System.getProperty("os.name")
        };
    }
}
