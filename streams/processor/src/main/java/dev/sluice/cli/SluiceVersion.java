package dev.sluice.cli;

import picocli.CommandLine.IVersionProvider;

/** Says which Sluice this is, by what the build wrote into the jar. */
final class SluiceVersion implements IVersionProvider {

    @Override
    public String[] getVersion() {
        return new String[] {"sluice " + number(), "java " + Runtime.version() + ", " + System.getProperty("os.name")};
    }

    /** The version of this Sluice. */
    static String number() {
        String version = SluiceVersion.class.getPackage().getImplementationVersion();
        return version == null ? "(not built as a jar)" : version;
    }
}
