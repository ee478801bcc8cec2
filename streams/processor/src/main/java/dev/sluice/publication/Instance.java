package dev.sluice.publication;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.UUID;

/**
 * One running instance, as others refer to it.
 *
 * @param id told from every other instance, and from this one after a restart
 * @param host the machine, as it calls itself
 */
public record Instance(String id, String host) {

    private static final int ID_LENGTH = 12;

    /** The one that starts now. */
    public static Instance starting() {
        return new Instance(UUID.randomUUID().toString().replace("-", "").substring(0, ID_LENGTH), hostName());
    }

    /** What its clients are named after: by it others see in the consumer group that it runs. */
    public String clientId(String applicationId) {
        return applicationId + "-" + id;
    }

    private static String hostName() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "unknown";
        }
    }
}
