package dev.sluice.publication;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;

/**
 * The keys that approvals are signed with: Ed25519, the private one in a PEM file (PKCS #8) as OpenSSL writes it, the
 * public one as a line of base64 (X.509) for the configuration.
 */
public final class ApprovalKeys {

    static final String ALGORITHM = "Ed25519";

    private static final String BEGIN = "-----BEGIN PRIVATE KEY-----";
    private static final String END = "-----END PRIVATE KEY-----";
    private static final int LINE_LENGTH = 64;

    private ApprovalKeys() {}

    /**
     * Makes a key pair and keeps the private key in a new file that only its owner may read.
     *
     * @return the public key, as the configuration takes it
     * @throws IOException if the file is there already or cannot be written
     */
    public static String generate(Path file) throws IOException {
        KeyPair pair;
        try {
            pair = KeyPairGenerator.getInstance(ALGORITHM).generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform since 15 has " + ALGORITHM, e);
        }
        String body = Base64.getMimeEncoder(LINE_LENGTH, new byte[] {'\n'})
                .encodeToString(pair.getPrivate().getEncoded());
        create(file);
        Files.writeString(file, BEGIN + "\n" + body + "\n" + END + "\n", StandardOpenOption.WRITE);
        return Base64.getEncoder().encodeToString(pair.getPublic().getEncoded());
    }

    /** With its permissions from the first moment on, where the file system knows them. */
    private static void create(Path file) throws IOException {
        if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        } else {
            Files.createFile(file);
        }
    }

    /**
     * Reads a private key.
     *
     * @throws IOException if the file cannot be read
     * @throws IllegalArgumentException if it holds no such key
     */
    public static PrivateKey readPrivate(Path file) throws IOException {
        String text = Files.readString(file).strip();
        if (!text.startsWith(BEGIN) || !text.endsWith(END)) {
            throw new IllegalArgumentException(
                    file + " is no private key; 'sluice rules keys' makes one that begins with " + BEGIN);
        }
        byte[] encoded = Base64.getMimeDecoder().decode(text.substring(BEGIN.length(), text.length() - END.length()));
        try {
            return KeyFactory.getInstance(ALGORITHM).generatePrivate(new PKCS8EncodedKeySpec(encoded));
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException(file + " is no " + ALGORITHM + " key: " + e.getMessage(), e);
        }
    }

    /**
     * Reads a public key.
     *
     * @param text base64, as {@link #generate} gave it
     * @throws IllegalArgumentException if it is none
     */
    public static PublicKey parsePublic(String text) {
        try {
            return KeyFactory.getInstance(ALGORITHM)
                    .generatePublic(new X509EncodedKeySpec(Base64.getDecoder().decode(text)));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "a public key in base64, as 'sluice rules keys' prints it (" + e.getMessage() + ")", e);
        }
    }
}
