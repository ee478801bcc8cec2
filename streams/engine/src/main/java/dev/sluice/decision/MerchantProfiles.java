package dev.sluice.decision;

import dev.sluice.contract.MerchantProfileChanged;
import org.jspecify.annotations.Nullable;

/** The newest profile of every merchant. */
@FunctionalInterface
public interface MerchantProfiles {

    /**
     * Looks a profile up.
     *
     * @param merchantId the merchant
     * @return its newest profile, or null if none was published
     */
    @Nullable
    MerchantProfileChanged find(String merchantId);
}
